package org.jellygrad.datasets;

/** What becomes of a row in which a selected cell is missing. Cells that are not selected do not matter. */
public enum MissingValues {
    /** The row is dropped, and counted. */
    DROP,
    /**
     * A missing feature takes the mean of all numbers of its column. A row without a target or a weight is dropped and
     * counted, because nothing is learned from an invented target. A row without a category is dropped and counted, too,
     * because names have no mean.
     */
    MEAN,
    /** The selection is refused, naming the first missing cell. */
    ERROR
}
