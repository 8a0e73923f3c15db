package org.jellygrad.datasets;

import java.util.Map;
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

    /** Visits the texts of a text column, blanks around them stripped, in order; missing cells are skipped. */
    void forEachText(int column, Consumer<String> action);

    /**
     * The same cells, where these text columns hold numbers: the index of the cell's level, NaN where it is none.
     *
     * @param levels by the column's index
     * @param rows how many rows there are
     */
    Table coded(Map<Integer, Levels> levels, long rows);

    /** Takes the numbers of one row. */
    @FunctionalInterface
    interface Numbers {
        /** Takes one row's numbers, NaN where missing, in an array that the next row overwrites. */
        void accept(double[] row);
    }
}
