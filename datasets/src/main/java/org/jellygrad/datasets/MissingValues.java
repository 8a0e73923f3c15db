package org.jellygrad.datasets;

/** What becomes of a row in which a selected cell is missing. Cells that are not selected do not matter. */
public enum MissingValues {
    /** The row is dropped, and counted. */
    DROP,
    /**
     * A missing feature takes the mean of all numbers of its column. A row without target (or weight) is dropped and
     * counted: a made-up truth would teach nothing. So is one that lacks a category: names have no mean.
     */
    MEAN,
    /** The selection is refused, naming the first missing cell. */
    ERROR
}
