package org.jellygrad.datasets.internal;

import java.util.Map;

/** The cells behind a data set, wherever they are kept. */
public interface Table {
    /** Visits every row with all its cells, in order. */
    void forEachRow(Cells action);

    /**
     * Visits the numbers of some numeric columns, row after row, in order.
     *
     * @param columns the columns' indices, each at most once
     */
    void forEachRow(int[] columns, Numbers action);

    /**
     * Visits the texts of some text columns, row after row, in order; missing cells are skipped.
     *
     * @param columns the columns' indices, each at most once
     */
    void forEachText(int[] columns, Texts action);

    /**
     * The same cells, where these text columns hold numbers: the index of the cell's level, NaN where it is none.
     *
     * @param levels by the column's index
     * @param rows how many rows there are
     */
    Table coded(Map<Integer, Levels> levels, long rows);

    /** Whether memory holds the numbers, so that reading them again costs little. */
    default boolean isHeld() {
        return true;
    }

    /** Takes all cells of one row. */
    @FunctionalInterface
    interface Cells {
        /**
         * Takes one row's cells, in arrays that nobody writes to again.
         *
         * @param texts the cells as they are written
         * @param numbers the numbers, NaN where a cell is missing or its column is text
         * @param missing whether a cell is missing
         */
        void accept(String[] texts, double[] numbers, boolean[] missing);
    }

    /** Takes the text of one cell. */
    @FunctionalInterface
    interface Texts {
        /**
         * Takes one cell's text.
         *
         * @param position which of the wanted columns it is, counted from 0
         * @param text the text without the blanks around it
         */
        void accept(int position, String text);
    }

    /** Takes the numbers of one row. */
    @FunctionalInterface
    interface Numbers {
        /** Takes one row's numbers, NaN where missing, in an array that the next row overwrites. */
        void accept(double[] row);
    }
}
