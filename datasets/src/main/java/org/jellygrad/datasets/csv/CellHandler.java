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
    private long behind;

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
        return behind + getStartingLineNumber();
    }

    /** Says how many lines of the file stand before the text that is parsed next. */
    final void startBehind(long lines) {
        behind = lines;
    }

    /** Whether it takes rows by the block, too: then it has the methods that follow. */
    boolean takesBlocks() {
        return false;
    }

    /** Of each column its place in a block's rows, −1 if it is not wanted; asked for when the first rows have been handled. */
    int[] slots() {
        throw new UnsupportedOperationException();
    }

    /** Of each place whether a plain number with a decimal point is that number. */
    boolean[] plainNumbers() {
        throw new UnsupportedOperationException();
    }

    /** Says that all rows of the file are about so many times the first ones. */
    void expect(double times) {}

    /** Takes the rows of a block, which follow those before. */
    void takeBlock(BlockText text, Runnable action) throws NotInBlocksException {
        throw new UnsupportedOperationException();
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
