package org.jellygrad.datasets.csv;

/** What becomes of rows that have another number of cells than the header. */
public enum Ragged {
    /** The file is refused, with the numbers of such lines. */
    REFUSE,
    /** They are left out and counted. */
    SKIP
}
