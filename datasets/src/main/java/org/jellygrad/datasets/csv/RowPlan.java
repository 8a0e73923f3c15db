package org.jellygrad.datasets.csv;

/**
 * Tells which records below the header are rows.
 *
 * @param skipped the indices of those that are none, ascending, counted from 0
 * @param records how many are read; what follows is none
 */
@SuppressWarnings("ArrayRecordComponent") // private to this package, and never written
record RowPlan(long[] skipped, long records) {
    /** Every record is a row. */
    static final RowPlan ALL = new RowPlan(new long[0], Long.MAX_VALUE);

    /** Whether every record is a row. */
    boolean isAll() {
        return skipped.length == 0 && records == Long.MAX_VALUE;
    }
}
