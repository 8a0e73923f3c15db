package org.jellygrad.autograd.engine;

import org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu;

/** Runs of ND4J's elementwise kernels. */
final class Nd4jKernels {
    private static final Nd4jCpu OPS = Engine.NATIVE;

    private Nd4jKernels() {}

    static Runnable transform(Unary f, Length n, Buffer x, Buffer z) {
        return switch (f.family) {
            case SAME ->
                () -> OPS.execTransformSame(
                        null, f.number, x.opaque(), n.info(), null, z.opaque(), n.info(), null, null);
            case FLOAT ->
                () -> OPS.execTransformFloat(
                        null, f.number, x.opaque(), n.info(), null, z.opaque(), n.info(), null, null);
            case STRICT ->
                () -> OPS.execTransformStrict(
                        null, f.number, x.opaque(), n.info(), null, z.opaque(), n.info(), null, null);
            case JAVA -> throw new IllegalStateException(f + " has no kernel");
        };
    }

    static Runnable pairwise(Binary f, Length n, Buffer x, Buffer y, Buffer z) {
        return () -> OPS.execPairwiseTransform(
                null,
                f.pairwise,
                x.opaque(),
                n.info(),
                null,
                y.opaque(),
                n.info(),
                null,
                z.opaque(),
                n.info(),
                null,
                null);
    }

    /** The number is passed as the kernel's scalar, in a cell of its own, never spread out. */
    static Runnable againstScalar(Binary f, Length n, Buffer x, Multiplier s, Buffer cell, Length one, Buffer z) {
        return () -> {
            NativeMemory.put(cell.address(), s.value());
            OPS.execScalar(
                    null,
                    f.scalar,
                    x.opaque(),
                    n.info(),
                    null,
                    z.opaque(),
                    n.info(),
                    null,
                    cell.opaque(),
                    one.info(),
                    null,
                    null);
        };
    }
}
