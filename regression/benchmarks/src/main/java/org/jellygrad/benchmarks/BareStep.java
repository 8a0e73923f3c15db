package org.jellygrad.benchmarks;

import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The two matrix-vector products that any step needs, and nothing else: the floor. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init")
public class BareStep {
    private static final int ROW_MAJOR = 101;
    private static final int PLAIN = 111;
    private static final int TRANSPOSED = 112;

    @Param({"5x1", "1000x10", "4096x50"})
    private String size;

    private int rows;
    private int columns;
    private DoublePointer x;
    private DoublePointer w;
    private DoublePointer r;

    /** Copies the data off the heap. */
    @Setup
    public void setUp() {
        openblas_nolapack.blas_set_num_threads(1);
        Problem problem = Problem.of(size);
        rows = problem.rows();
        columns = problem.columns();
        x = new DoublePointer(problem.x());
        w = new DoublePointer(new double[columns]);
        r = new DoublePointer(problem.y());
    }

    /** Forward and backward. */
    @Benchmark
    public void step() {
        openblas_nolapack.cblas_dgemv(ROW_MAJOR, PLAIN, rows, columns, 1, x, columns, w, 1, 0, r, 1);
        openblas_nolapack.cblas_dgemv(ROW_MAJOR, TRANSPOSED, rows, columns, 1, x, columns, r, 1, 0, w, 1);
    }
}
