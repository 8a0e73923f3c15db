package org.jellygrad.benchmarks.step;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.jellygrad.benchmarks.measurement.Threads;

/** The two matrix-vector products that any step needs, and nothing else: the floor. */
final class BareStep {
    private static final int ROW_MAJOR = 101;
    private static final int PLAIN = 111;
    private static final int TRANSPOSED = 112;

    private final int rows;
    private final int columns;
    private final DoublePointer x;
    private final DoublePointer w;
    private final DoublePointer r;

    /** Copies the data off the heap. */
    BareStep(StepData problem) {
        Threads.useOne();
        rows = problem.rows();
        columns = problem.columns();
        x = new DoublePointer(problem.x());
        w = new DoublePointer(new double[columns]);
        r = new DoublePointer(problem.y());
    }

    /** Forward and backward. */
    void step() {
        openblas_nolapack.cblas_dgemv(ROW_MAJOR, PLAIN, rows, columns, 1, x, columns, w, 1, 0, r, 1);
        openblas_nolapack.cblas_dgemv(ROW_MAJOR, TRANSPOSED, rows, columns, 1, x, columns, r, 1, 0, w, 1);
    }
}
