package org.jellygrad.trainer.internal.design;

/** What can be asked of rows after they were condensed. */
public enum RowAccess {
    /** To be read again, and a number kept for each. */
    HELD,
    /** To be read again, which takes long; there is no memory for a number for each. */
    STREAMED,
    /** Nothing: only their sums are left. */
    GONE,
    /** Nothing: reading was given up, and the rows until then are all that is learned from. */
    CUT_OFF;

    /** Whether the rows can no longer be read. */
    public boolean isOver() {
        return this == GONE || this == CUT_OFF;
    }
}
