package org.jellygrad.datasets;

/**
 * Some successive rows: the currency in which data travels, from memory, disk or a cluster.
 *
 * <p>The arrays are handed over without a copy and are never written again by who made the block; who receives it must
 * not write to them either. Equality is that of the arrays' identity.
 *
 * @param rows the number of rows n, at least 1; sources of this module make blocks of at most {@value #MAX_ROWS}
 * @param features the number of features p, 0 or more
 * @param x the features, row-major: feature j of row i is {@code x[i * features + j]}; n × p finite numbers;
 *     of a text feature the index of the cell's level, as {@link RowSource#levels} lists them
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
