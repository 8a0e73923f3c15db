package org.jellygrad.datasets;

import org.jspecify.annotations.Nullable;

/**
 * The rows of a source as whole columns, where memory holds them like that: number i of each column belongs to row i.
 *
 * <p>The arrays are the source's own, handed over without a copy, and nobody writes to them. Two of these are equal only if they share
 * their arrays.
 *
 * @param x the features, in the order of {@link RowSource#features}; n finite numbers each
 * @param y the target, n finite numbers
 * @param weights the weight of each row, n finite numbers ≥ 0; null if no weights were selected, and all are 1
 */
@SuppressWarnings("ArrayRecordComponent") // arrays are the point, as in a RowBlock
public record RowColumns(double[][] x, double[] y, double @Nullable [] weights) {

    public RowColumns {
        for (double[] column : x) {
            requireLength(column, y.length);
        }
        if (weights != null) {
            requireLength(weights, y.length);
        }
    }

    private static void requireLength(double[] column, int rows) {
        if (column.length != rows) {
            throw new IllegalArgumentException(
                    "A column of " + column.length + " numbers beside a target of " + rows + " rows.");
        }
    }
}
