package org.jellygrad.autograd.engine;

import java.util.Locale;

/** Calls of ND4J's elementwise kernels, below its executioner. */
final class KernelCalls {
    private KernelCalls() {}

    record Transform(Unary f, Vector n, Buffer in, Buffer out) implements Call {
        @Override
        public void run() {
            switch (f.family) {
                case SAME ->
                    Engine.NATIVE.execTransformSame(
                            null, f.number, in.opaque(), n.info(), null, out.opaque(), n.info(), null, null);
                case FLOAT ->
                    Engine.NATIVE.execTransformFloat(
                            null, f.number, in.opaque(), n.info(), null, out.opaque(), n.info(), null, null);
                case STRICT ->
                    Engine.NATIVE.execTransformStrict(
                            null, f.number, in.opaque(), n.info(), null, out.opaque(), n.info(), null, null);
                case JAVA -> throw new IllegalStateException(f + " has no kernel");
            }
        }

        @Override
        public String describe() {
            return name("transform", f);
        }
    }

    record Pairwise(Binary f, Vector n, Buffer a, Buffer b, Buffer out) implements Call {
        @Override
        public void run() {
            Engine.NATIVE.execPairwiseTransform(
                    null,
                    f.pairwise,
                    a.opaque(),
                    n.info(),
                    null,
                    b.opaque(),
                    n.info(),
                    null,
                    out.opaque(),
                    n.info(),
                    null,
                    null);
        }

        @Override
        public String describe() {
            return name("pairwise", f);
        }
    }

    /** The scalar is passed as the kernel's scalar, never spread out. */
    record AgainstScalar(Binary f, Vector n, Buffer a, Factor s, Buffer cell, Vector one, Buffer out) implements Call {
        @Override
        public void run() {
            Raw.put(cell.address(), s.value());
            Engine.NATIVE.execScalar(
                    null,
                    f.scalar,
                    a.opaque(),
                    n.info(),
                    null,
                    out.opaque(),
                    n.info(),
                    null,
                    cell.opaque(),
                    one.info(),
                    null,
                    null);
        }

        @Override
        public String describe() {
            return name("scalar", f);
        }
    }

    private static String name(String kind, Enum<?> f) {
        return kind + " " + f.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
