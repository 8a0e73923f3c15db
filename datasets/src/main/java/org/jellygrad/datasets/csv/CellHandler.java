package org.jellygrad.datasets.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;

/**
 * Takes the cells of a CSV as the parser finds them, without a string for each.
 *
 * <p>What a handler throws the parser wraps, so handlers only take note; the action of {@link CsvRecords#forEach} runs
 * outside the parser and may throw.
 */
abstract class CellHandler extends AbstractBaseCsvCallbackHandler<CellHandler> {
    private boolean ignored = true;

    /** Whether the record being read is no row: a header, or one that is left out. */
    final boolean isIgnored() {
        return ignored;
    }

    /** Says what the next record is. */
    final void expect(boolean row) {
        ignored = !row;
    }

    /** The line on which the record begins, from 1. */
    final long line() {
        return getStartingLineNumber();
    }

    /** How many cells the record has so far. */
    final int cells() {
        return getFieldCount();
    }

    /** A file begins; its name is what messages call it. */
    void beginFile(String name) {}

    /** A record of the header has been read. */
    void endHeader() {}

    @Override
    protected final CellHandler buildRecord() {
        return this;
    }
}
