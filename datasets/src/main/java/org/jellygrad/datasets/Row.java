package org.jellygrad.datasets;

/** One row with all its cells, as text and as numbers. Columns are counted from 0, as in {@link Schema#indexOf}. */
public final class Row {
    private final long index;
    private final String[] texts;
    private final double[] numbers;
    private final boolean[] missing;

    /** Takes the arrays as they are; nobody else may keep them. */
    Row(long index, String[] texts, double[] numbers, boolean[] missing) {
        this.index = index;
        this.texts = texts;
        this.numbers = numbers;
        this.missing = missing;
    }

    /** Which row this is, counted from 0; the header is none. */
    public long index() {
        return index;
    }

    /** How many cells the row has: as many as the data set has columns. */
    public int size() {
        return texts.length;
    }

    /** Whether a cell is missing. */
    public boolean isMissing(int column) {
        return missing[column];
    }

    /** The number in a cell of a numeric column; NaN if the cell is missing or the column is text. */
    public double number(int column) {
        return numbers[column];
    }

    /** The cell as it stands in the file, or a number in memory as text that reads back to the same bits. */
    public String text(int column) {
        return texts[column];
    }
}
