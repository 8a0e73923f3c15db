package org.jellygrad.datasets.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;

/**
 * Takes the cells of a CSV as the parser finds them, without a string for each. The first record is the header.
 *
 * <p>What a handler throws the parser wraps, so handlers only take note; the action of {@link CsvRecords#forEach} runs
 * outside the parser and may throw.
 */
abstract class CellHandler extends AbstractBaseCsvCallbackHandler<CellHandler> {
    private boolean header = true;

    /** Whether the record being read is the header. */
    final boolean isHeader() {
        return header;
    }

    final void endHeader() {
        header = false;
    }

    /** The line on which the record begins, from 1. */
    final long line() {
        return getStartingLineNumber();
    }

    /** How many cells the record has so far. */
    final int cells() {
        return getFieldCount();
    }

    @Override
    protected final CellHandler buildRecord() {
        return this;
    }
}
