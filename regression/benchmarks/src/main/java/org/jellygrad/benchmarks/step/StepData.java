package org.jellygrad.benchmarks.step;

import java.util.SplittableRandom;

/**
 * Data to fit.
 *
 * @param rows how many
 * @param columns features
 * @param x row-major
 * @param y targets
 */
record StepData(int rows, int columns, double[] x, double[] y) {
    static final double RATE = 1e-3;
    static final double DELTA = 0.5;

    /** A problem of a size written as {@code 1000x10}, always the same one. */
    static StepData of(String size) {
        int cross = size.indexOf('x');
        int rows = Integer.parseInt(size.substring(0, cross));
        int columns = Integer.parseInt(size.substring(cross + 1));
        SplittableRandom random = new SplittableRandom(1);
        return new StepData(
                rows,
                columns,
                random.doubles((long) rows * columns, -1, 1).toArray(),
                random.doubles(rows, -1, 1).toArray());
    }
}
