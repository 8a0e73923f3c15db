package org.jellygrad.autograd.engine;

import java.util.Locale;

/** Calls on one element, computed by the JVM. */
final class ScalarCalls {
    private ScalarCalls() {}

    record One(Unary f, Buffer in, Buffer out) implements Call {
        @Override
        public void run() {
            Raw.put(out.address(), f.apply(in.scalar()));
        }

        @Override
        public String describe() {
            return name(f);
        }
    }

    record Two(Binary f, Buffer a, Buffer b, Buffer out) implements Call {
        @Override
        public void run() {
            Raw.put(out.address(), f.apply(a.scalar(), b.scalar()));
        }

        @Override
        public String describe() {
            return name(f);
        }
    }

    record WithFactor(Binary f, Buffer a, Factor s, Buffer out) implements Call {
        @Override
        public void run() {
            Raw.put(out.address(), f.apply(a.scalar(), s.value()));
        }

        @Override
        public String describe() {
            return name(f);
        }
    }

    record AddScaled(Factor s, Buffer x, Buffer out) implements Call {
        @Override
        public void run() {
            Raw.put(out.address(), out.scalar() + s.value() * x.scalar());
        }

        @Override
        public String describe() {
            return "scalar add";
        }
    }

    /** Written when the rows change, not at every run. */
    record RowCount(Buffer out) implements Call {
        @Override
        public void run() {}

        @Override
        public void resize(long rows) {
            Raw.put(out.address(), (double) rows);
        }

        @Override
        public String describe() {
            return "row count";
        }
    }

    private static String name(Enum<?> f) {
        return "scalar " + f.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
