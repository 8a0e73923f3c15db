package org.jellygrad.datasets.internal;

/** What a cell can be. */
public enum Sort {
    /** A finite number. */
    NUMBER,
    /** Nothing, or a text that stands for nothing. */
    MISSING,
    /** Neither a number nor missing. */
    TEXT,
    /** Infinity, or a number too large for binary64. */
    INFINITE
}
