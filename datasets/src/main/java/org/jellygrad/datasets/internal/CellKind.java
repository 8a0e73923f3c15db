package org.jellygrad.datasets.internal;

/** The kinds of cells. */
public enum CellKind {
    /** A finite number. */
    NUMBER,
    /** An empty cell, or a text such as NA that means a missing value. */
    MISSING,
    /** A sign such as "-" that means a missing value in an otherwise numeric column, and is text elsewhere. */
    MARK,
    /** Neither a number nor missing. */
    TEXT,
    /** Infinity, or a number too large for binary64. */
    INFINITE
}
