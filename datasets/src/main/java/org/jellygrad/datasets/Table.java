package org.jellygrad.datasets;

import java.util.function.Consumer;

/** The cells behind a data set, wherever they are kept. */
interface Table {
    /** Visits every row in order. */
    void forEachRow(Consumer<Row> action);

    /**
     * Visits the numbers of some numeric columns, row after row, in order.
     *
     * @param columns the columns' indices, each at most once
     */
    void forEachRow(int[] columns, Numbers action);

    /** Takes the numbers of one row. */
    @FunctionalInterface
    interface Numbers {
        /** Takes one row's numbers, NaN where missing, in an array that the next row overwrites. */
        void accept(double[] row);
    }
}
