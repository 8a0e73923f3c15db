package org.jellygrad.datasets;

/**
 * Some successive rows as numbers. Data from memory, from a file or from a cluster is handed on in such blocks.
 *
 * <p>The arrays are handed over without a copy, and nobody writes to them again: neither the source that made the block
 * nor the code that receives it. Two blocks are equal only if they share their arrays.
 *
 * @param rows the number of rows n, at least 1; sources of this module make blocks of at most {@value #MAX_ROWS}
 * @param features the number of features p, 0 or more
 * @param x the features, row-major: feature j of row i is {@code x[i * features + j]}; n × p finite numbers. For a
 *     category the number is the index of the cell's level in {@link RowSource#levels}
 * @param y the target, n finite numbers
 * @param weights the weight of each row, n finite numbers ≥ 0; all 1 if no weights were selected
 */
@SuppressWarnings("ArrayRecordComponent") // arrays are the point: a block is read by loops, millions of numbers a run
public record RowBlock(int rows, int features, double[] x, double[] y, double[] weights) {
    /** The most rows in a block. */
    public static final int MAX_ROWS = 4096;

    public RowBlock {
        if (rows < 1
                || features < 0
                || x.length != rows * (long) features
                || y.length != rows
                || weights.length != rows) {
            throw new IllegalArgumentException("A block of " + rows + " rows and " + features + " features needs x, y"
                    + " and weights of lengths " + rows * (long) features + ", " + rows + ", " + rows + ", not "
                    + x.length + ", " + y.length + ", " + weights.length + ".");
        }
    }

    /** Feature {@code feature} of row {@code row}, both counted from 0. */
    public double x(int row, int feature) {
        return x[row * features + feature];
    }
}
