package org.jellygrad.autograd.engine;

import org.bytedeco.openblas.global.openblas_nolapack;

/** Calls of OpenBLAS. */
final class Blas {
    private static final int ROW_MAJOR = 101;
    /** How many numbers one call adds. The sums of a longer array's parts are added in pairs. */
    private static final int LONGEST_SUM = 1 << 16;

    private Blas() {}

    /** out = in. */
    static Call copy(Length n, Buffer in, Buffer out) {
        return new Call("cblas_dcopy", () -> openblas_nolapack.cblas_dcopy(n.get(), in.pointer(), 1, out.pointer(), 1));
    }

    /** out = s·out. */
    static Call scale(Length n, Multiplier s, Buffer out) {
        return new Call("cblas_dscal", () -> openblas_nolapack.cblas_dscal(n.get(), s.value(), out.pointer(), 1));
    }

    /** out = out + s·x. */
    static Call addScaled(Length n, Multiplier s, Buffer x, Buffer out) {
        return new Call(
                "cblas_daxpy",
                () -> openblas_nolapack.cblas_daxpy(n.get(), s.value(), x.pointer(), 1, out.pointer(), 1));
    }

    /** out = s·Σ aᵢbᵢ. */
    static Call dot(Length n, Multiplier s, Buffer a, Buffer b, Buffer out) {
        Address left = new Address();
        Address right = new Address();
        return sum("cblas_ddot", n, s, out, (from, count) -> {
            left.moveTo(a.address() + Double.BYTES * from);
            right.moveTo(b.address() + Double.BYTES * from);
            return openblas_nolapack.cblas_ddot(count, left, 1, right, 1);
        });
    }

    /** out = s·Σ|aᵢ|. */
    static Call absoluteSum(Length n, Multiplier s, Buffer a, Buffer out) {
        Address part = new Address();
        return sum("cblas_dasum", n, s, out, (from, count) -> {
            part.moveTo(a.address() + Double.BYTES * from);
            return openblas_nolapack.cblas_dasum(count, part, 1);
        });
    }

    private static Call sum(String name, Length n, Multiplier s, Buffer out, PartialSum sum) {
        return new Call(name, () -> NativeMemory.put(out.address(), s.value() * inPairs(0, n.get(), sum)));
    }

    /** Adds partial sums in pairs, because BLAS adds in sequence and the error of a call grows with its length. */
    private static double inPairs(long from, int count, PartialSum sum) {
        if (count <= LONGEST_SUM) {
            return sum.of(from, count);
        }
        int half = count / 2;
        return inPairs(from, half, sum) + inPairs(from + half, count - half, sum);
    }

    /** The sum over part of an array. */
    private interface PartialSum {
        double of(long from, int count);
    }

    /** out = s·op(a)·x + beta·out for a matrix a of these rows and columns as stored. */
    static Call gemv(
            boolean transpose, Length rows, Length columns, Multiplier s, Buffer a, Buffer x, double beta, Buffer out) {
        int form = form(transpose);
        return new Call("cblas_dgemv", () -> {
            int stride = columns.get();
            openblas_nolapack.cblas_dgemv(
                    ROW_MAJOR,
                    form,
                    rows.get(),
                    stride,
                    s.value(),
                    a.pointer(),
                    stride,
                    x.pointer(),
                    1,
                    beta,
                    out.pointer(),
                    1);
        });
    }

    /** out = out + s·abᵀ for vectors a and b. */
    static Call outer(Length rows, Length columns, Multiplier s, Buffer a, Buffer b, Buffer out) {
        return new Call("cblas_dger", () -> {
            int stride = columns.get();
            openblas_nolapack.cblas_dger(
                    ROW_MAJOR, rows.get(), stride, s.value(), a.pointer(), 1, b.pointer(), 1, out.pointer(), stride);
        });
    }

    /** out = s·op(a)·op(b) + beta·out, op(a) being m × k and op(b) k × n. */
    static Call gemm(
            ProductForm p, Length m, Length n, Length k, Multiplier s, Buffer a, Buffer b, double beta, Buffer out) {
        int formA = form(p.transposeA());
        int formB = form(p.transposeB());
        Length strideA = p.transposeA() ? m : k;
        Length strideB = p.transposeB() ? k : n;
        return new Call(
                "cblas_dgemm",
                () -> openblas_nolapack.cblas_dgemm(
                        ROW_MAJOR,
                        formA,
                        formB,
                        m.get(),
                        n.get(),
                        k.get(),
                        s.value(),
                        a.pointer(),
                        strideA.get(),
                        b.pointer(),
                        strideB.get(),
                        beta,
                        out.pointer(),
                        n.get()));
    }

    private static int form(boolean transpose) {
        return transpose ? 112 : 111;
    }
}
