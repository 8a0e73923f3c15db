package org.jellygrad.autograd.engine;

import java.util.Locale;
import java.util.function.LongConsumer;

/** Calls that are loops of the JVM, for work that has no kernel or whose kernel is wrong at the edges. */
final class JavaCalls {
    private JavaCalls() {}

    /** What all of them share: a length, fitted to the rows. */
    abstract static class Sized implements Call {
        private final Extent extent;
        private final String name;
        protected long n;

        Sized(String name, Extent extent) {
            this.name = "loop " + name.toLowerCase(Locale.ROOT).replace('_', ' ');
            this.extent = extent;
        }

        @Override
        public void resize(long rows) {
            n = extent.at(rows);
        }

        @Override
        public final String describe() {
            return name;
        }
    }

    static final class Map extends Sized {
        private final Unary f;
        private final Buffer in;
        private final Buffer out;

        Map(Unary f, Extent n, Buffer in, Buffer out) {
            super(f.name(), n);
            this.f = f;
            this.in = in;
            this.out = out;
        }

        @Override
        public void run() {
            long from = in.address();
            long to = out.address();
            for (long i = 0; i < 8 * n; i += 8) {
                Raw.put(to + i, f.apply(Raw.get(from + i)));
            }
        }
    }

    static final class Zip extends Sized {
        private final Binary f;
        private final Buffer a;
        private final Buffer b;
        private final Buffer out;

        Zip(Binary f, Extent n, Buffer a, Buffer b, Buffer out) {
            super(f.name(), n);
            this.f = f;
            this.a = a;
            this.b = b;
            this.out = out;
        }

        @Override
        public void run() {
            long left = a.address();
            long right = b.address();
            long to = out.address();
            for (long i = 0; i < 8 * n; i += 8) {
                Raw.put(to + i, f.apply(Raw.get(left + i), Raw.get(right + i)));
            }
        }
    }

    static final class ZipScalar extends Sized {
        private final Binary f;
        private final Buffer a;
        private final Factor s;
        private final Buffer out;

        ZipScalar(Binary f, Extent n, Buffer a, Factor s, Buffer out) {
            super(f.name(), n);
            this.f = f;
            this.a = a;
            this.s = s;
            this.out = out;
        }

        @Override
        public void run() {
            long from = a.address();
            long to = out.address();
            double right = s.value();
            for (long i = 0; i < 8 * n; i += 8) {
                Raw.put(to + i, f.apply(Raw.get(from + i), right));
            }
        }
    }

    static final class Fill extends Sized {
        private final Factor s;
        private final Buffer out;

        Fill(Extent n, Factor s, Buffer out) {
            super("fill", n);
            this.s = s;
            this.out = out;
        }

        @Override
        public void run() {
            long to = out.address();
            double value = s.value();
            for (long i = 0; i < 8 * n; i += 8) {
                Raw.put(to + i, value);
            }
        }
    }

    static final class Custom implements Call {
        private final String name;
        private final LongConsumer step;
        private long rows;

        Custom(String name, LongConsumer step) {
            this.name = name;
            this.step = step;
        }

        @Override
        public void resize(long bound) {
            rows = bound;
        }

        @Override
        public void run() {
            step.accept(rows);
        }

        @Override
        public String describe() {
            return "custom " + name;
        }
    }

    /** Reduces the middle one of three axes. */
    static final class Reduce extends Sized {
        private final Binary f;
        private final Extent outerExtent;
        private final Extent innerExtent;
        private final Buffer in;
        private final Buffer out;
        private long outer;
        private long inner;

        Reduce(Binary f, Extent outer, Extent reduced, Extent inner, Buffer in, Buffer out) {
            super("reduce " + f.name(), reduced);
            this.f = f;
            outerExtent = outer;
            innerExtent = inner;
            this.in = in;
            this.out = out;
        }

        @Override
        public void resize(long rows) {
            super.resize(rows);
            outer = outerExtent.at(rows);
            inner = innerExtent.at(rows);
        }

        @Override
        public void run() {
            long row = 8 * inner;
            for (long o = 0; o < outer; o++) {
                for (long i = 0; i < inner; i++) {
                    long from = in.address() + o * n * row + 8 * i;
                    double result = Raw.get(from);
                    for (long r = 1; r < n; r++) {
                        result = f.apply(result, Raw.get(from + r * row));
                    }
                    Raw.put(out.address() + o * row + 8 * i, result);
                }
            }
        }
    }

    /** A copy along any axes: transpose, broadcast, slice and concatenate are all this. */
    static final class Gather implements Call {
        private final Walk from;
        private final Walk to;
        private final long[] length;
        private final long[] index;
        private long[] fromSteps = {};
        private long[] toSteps = {};
        private long fromOffset;
        private long toOffset;

        Gather(Walk from, Walk to) {
            this.from = from;
            this.to = to;
            length = new long[from.walked().size()];
            index = new long[length.length];
        }

        @Override
        public void resize(long rows) {
            for (int axis = 0; axis < length.length; axis++) {
                length[axis] = from.walked().get(axis).at(rows);
            }
            fromSteps = from.steps(rows);
            toSteps = to.steps(rows);
            fromOffset = from.offset(rows);
            toOffset = to.offset(rows);
        }

        @Override
        public void run() {
            long source = from.buffer().address() + 8 * fromOffset;
            long target = to.buffer().address() + 8 * toOffset;
            int last = length.length - 1;
            if (last < 0) {
                Raw.put(target, Raw.get(source));
                return;
            }
            while (true) {
                for (long i = 0; i < length[last]; i++) {
                    Raw.put(target + 8 * i * toSteps[last], Raw.get(source + 8 * i * fromSteps[last]));
                }
                int axis = last - 1;
                while (axis >= 0 && ++index[axis] == length[axis]) {
                    source -= 8 * (length[axis] - 1) * fromSteps[axis];
                    target -= 8 * (length[axis] - 1) * toSteps[axis];
                    index[axis--] = 0;
                }
                if (axis < 0) {
                    return;
                }
                source += 8 * fromSteps[axis];
                target += 8 * toSteps[axis];
            }
        }

        @Override
        public String describe() {
            return "loop gather";
        }
    }
}
