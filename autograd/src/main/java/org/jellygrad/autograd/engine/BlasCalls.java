package org.jellygrad.autograd.engine;

import org.bytedeco.openblas.global.openblas_nolapack;

/** Calls of OpenBLAS. Lengths are worked out when the rows change, not at each run. */
final class BlasCalls {
    private static final int ROW_MAJOR = 101;
    private static final int PLAIN = 111;
    private static final int TRANSPOSED = 112;

    private BlasCalls() {}

    /** The product by the cheapest routine: gemv if a side is one column, ger to add an outer product, else gemm. */
    static Call product(Product p, Factor s, Buffer a, Buffer b, Buffer out) {
        if (p.n().isOne()) {
            return new MatrixVector(
                    p.transposeA(),
                    p.transposeA() ? p.k() : p.m(),
                    p.transposeA() ? p.m() : p.k(),
                    p.onto(),
                    s,
                    a,
                    b,
                    out);
        }
        if (p.m().isOne()) {
            // (a·op(b))ᵀ = op(b)ᵀ·aᵀ, and a vector is stored as its transpose is.
            return new MatrixVector(
                    !p.transposeB(),
                    p.transposeB() ? p.n() : p.k(),
                    p.transposeB() ? p.k() : p.n(),
                    p.onto(),
                    s,
                    b,
                    a,
                    out);
        }
        if (p.k().isOne() && p.onto()) {
            return new Outer(p.m(), p.n(), s, a, b, out);
        }
        return new MatrixMatrix(p, s, a, b, out);
    }

    /** What all of them share: one length, fitted to the rows. */
    abstract static class Sized implements Call {
        private final Extent extent;
        protected int n;

        Sized(Extent extent) {
            this.extent = extent;
        }

        @Override
        public final void resize(long rows) {
            n = Math.toIntExact(extent.at(rows));
        }
    }

    static final class Copy extends Sized {
        private final Buffer in;
        private final Buffer out;

        Copy(Extent n, Buffer in, Buffer out) {
            super(n);
            this.in = in;
            this.out = out;
        }

        @Override
        public void run() {
            openblas_nolapack.cblas_dcopy(n, in.pointer(), 1, out.pointer(), 1);
        }

        @Override
        public String describe() {
            return "cblas_dcopy";
        }
    }

    static final class Scale extends Sized {
        private final Factor s;
        private final Buffer out;

        Scale(Extent n, Factor s, Buffer out) {
            super(n);
            this.s = s;
            this.out = out;
        }

        @Override
        public void run() {
            openblas_nolapack.cblas_dscal(n, s.value(), out.pointer(), 1);
        }

        @Override
        public String describe() {
            return "cblas_dscal";
        }
    }

    static final class AddScaled extends Sized {
        private final Factor s;
        private final Buffer x;
        private final Buffer out;

        AddScaled(Extent n, Factor s, Buffer x, Buffer out) {
            super(n);
            this.s = s;
            this.x = x;
            this.out = out;
        }

        @Override
        public void run() {
            openblas_nolapack.cblas_daxpy(n, s.value(), x.pointer(), 1, out.pointer(), 1);
        }

        @Override
        public String describe() {
            return "cblas_daxpy";
        }
    }

    static final class Dot extends Sized {
        private final Factor s;
        private final Buffer a;
        private final Buffer b;
        private final Buffer out;

        Dot(Extent n, Factor s, Buffer a, Buffer b, Buffer out) {
            super(n);
            this.s = s;
            this.a = a;
            this.b = b;
            this.out = out;
        }

        @Override
        public void run() {
            Raw.put(out.address(), s.value() * openblas_nolapack.cblas_ddot(n, a.pointer(), 1, b.pointer(), 1));
        }

        @Override
        public String describe() {
            return "cblas_ddot";
        }
    }

    static final class AbsoluteSum extends Sized {
        private final Factor s;
        private final Buffer a;
        private final Buffer out;

        AbsoluteSum(Extent n, Factor s, Buffer a, Buffer out) {
            super(n);
            this.s = s;
            this.a = a;
            this.out = out;
        }

        @Override
        public void run() {
            Raw.put(out.address(), s.value() * openblas_nolapack.cblas_dasum(n, a.pointer(), 1));
        }

        @Override
        public String describe() {
            return "cblas_dasum";
        }
    }

    private static final class MatrixVector implements Call {
        private final int transpose;
        private final Extent rowExtent;
        private final Extent columnExtent;
        private final double beta;
        private final Factor s;
        private final Buffer matrix;
        private final Buffer x;
        private final Buffer out;
        private int rows;
        private int columns;

        MatrixVector(
                boolean transpose,
                Extent rows,
                Extent columns,
                boolean onto,
                Factor s,
                Buffer a,
                Buffer x,
                Buffer out) {
            this.transpose = transpose ? TRANSPOSED : PLAIN;
            rowExtent = rows;
            columnExtent = columns;
            beta = onto ? 1 : 0;
            this.s = s;
            matrix = a;
            this.x = x;
            this.out = out;
        }

        @Override
        public void resize(long bound) {
            rows = Math.toIntExact(rowExtent.at(bound));
            columns = Math.toIntExact(columnExtent.at(bound));
        }

        @Override
        public void run() {
            openblas_nolapack.cblas_dgemv(
                    ROW_MAJOR,
                    transpose,
                    rows,
                    columns,
                    s.value(),
                    matrix.pointer(),
                    columns,
                    x.pointer(),
                    1,
                    beta,
                    out.pointer(),
                    1);
        }

        @Override
        public String describe() {
            return "cblas_dgemv";
        }
    }

    private static final class Outer implements Call {
        private final Extent rowExtent;
        private final Extent columnExtent;
        private final Factor s;
        private final Buffer a;
        private final Buffer b;
        private final Buffer out;
        private int rows;
        private int columns;

        Outer(Extent rows, Extent columns, Factor s, Buffer a, Buffer b, Buffer out) {
            rowExtent = rows;
            columnExtent = columns;
            this.s = s;
            this.a = a;
            this.b = b;
            this.out = out;
        }

        @Override
        public void resize(long bound) {
            rows = Math.toIntExact(rowExtent.at(bound));
            columns = Math.toIntExact(columnExtent.at(bound));
        }

        @Override
        public void run() {
            openblas_nolapack.cblas_dger(
                    ROW_MAJOR, rows, columns, s.value(), a.pointer(), 1, b.pointer(), 1, out.pointer(), columns);
        }

        @Override
        public String describe() {
            return "cblas_dger";
        }
    }

    private static final class MatrixMatrix implements Call {
        private final Product form;
        private final Factor s;
        private final Buffer a;
        private final Buffer b;
        private final Buffer out;
        private int m;
        private int n;
        private int k;

        MatrixMatrix(Product form, Factor s, Buffer a, Buffer b, Buffer out) {
            this.form = form;
            this.s = s;
            this.a = a;
            this.b = b;
            this.out = out;
        }

        @Override
        public void resize(long rows) {
            m = Math.toIntExact(form.m().at(rows));
            n = Math.toIntExact(form.n().at(rows));
            k = Math.toIntExact(form.k().at(rows));
        }

        @Override
        public void run() {
            openblas_nolapack.cblas_dgemm(
                    ROW_MAJOR,
                    form.transposeA() ? TRANSPOSED : PLAIN,
                    form.transposeB() ? TRANSPOSED : PLAIN,
                    m,
                    n,
                    k,
                    s.value(),
                    a.pointer(),
                    form.transposeA() ? m : k,
                    b.pointer(),
                    form.transposeB() ? k : n,
                    form.onto() ? 1 : 0,
                    out.pointer(),
                    n);
        }

        @Override
        public String describe() {
            return "cblas_dgemm";
        }
    }
}
