package org.jellygrad.datasets.csv;

import java.util.Arrays;

/**
 * Whole lines of a file. One thread fills it, one parses it, one takes from it what it holds; then it is filled again.
 *
 * <p>Parsing finds the cells and reads plain numbers, which is nearly all the work. Every other cell is noted by its place, and whoever
 * takes the block looks at these in the order of the file.
 */
final class CsvBlock {
    /** Elements of arrays that grow. */
    private static final int LEAST = 1 << 10;

    private byte[] bytes;
    private int length;
    private boolean plain;
    private int rows;
    private long lines;
    private int lastRow;
    private double[] numbers = {};
    private double[] min = {};
    private double[] max = {};
    private long[] counts = {};
    private int[] others = {};
    private int otherCount;
    private final NumberBytes number = new NumberBytes();

    CsvBlock(int capacity) {
        bytes = new byte[capacity + 1];
    }

    /** The bytes; there is room for one more than the capacity. */
    byte[] bytes() {
        return bytes;
    }

    int capacity() {
        return bytes.length - 1;
    }

    void grow(int capacity) {
        bytes = Arrays.copyOf(bytes, capacity + 1);
    }

    /** Cuts it off behind the last whole line. */
    void setLength(int cut) {
        length = cut;
    }

    int length() {
        return length;
    }

    /**
     * How the cells of a file are read.
     *
     * @param slots of each column its place in a row, −1 if it is not wanted
     * @param numbers of each place whether a plain number is that number; if not, every cell there is looked at
     * @param delimiter between cells
     */
    @SuppressWarnings("ArrayRecordComponent") // private to this package, and never written
    record Cells(int[] slots, boolean[] numbers, byte delimiter) {
        int width() {
            return numbers.length;
        }
    }

    /** Parses it. Where a row has more or fewer cells than columns, or quotes within cells, it says that it is not plain and no more. */
    CsvBlock parse(Cells cells) {
        rows = 0;
        lines = 0;
        lastRow = -1;
        otherCount = 0;
        min = filled(min, cells.width(), Double.POSITIVE_INFINITY);
        max = filled(max, cells.width(), Double.NEGATIVE_INFINITY);
        counts = counts.length == cells.width() ? counts : new long[cells.width()];
        Arrays.fill(counts, 0);
        bytes[length] = '\n'; // the last line of a file may have no end
        plain = true;
        int at = 0;
        while (plain && at < length) {
            if (bytes[at] == '\n' || ends(at)) {
                at += bytes[at] == '\n' ? 1 : 2; // a blank line is no row
            } else {
                at = row(at, cells);
                rows++;
            }
            lines++;
        }
        return this;
    }

    private static double[] filled(double[] array, int size, double value) {
        double[] filled = array.length == size ? array : new double[size];
        Arrays.fill(filled, value);
        return filled;
    }

    /** Whether a line ends at a place with CRLF. */
    private boolean ends(int at) {
        return bytes[at] == '\r' && at < length && bytes[at + 1] == '\n';
    }

    /** Reads a row; the place behind its line end. */
    private int row(int from, Cells cells) {
        int base = rows * cells.width();
        if (numbers.length < base + cells.width()) {
            numbers = Arrays.copyOf(numbers, Math.max(LEAST, 2 * (base + cells.width())));
        }
        int at = from;
        for (int column = 0; column < cells.slots.length; column++) {
            int slot = cells.slots[column];
            int end = slot >= 0 && cells.numbers[slot] ? number(at, base, slot, cells.delimiter) : -1;
            if (end < 0) {
                end = other(at, slot < 0 ? -1 : base + slot, cells.delimiter);
            }
            boolean last = column == cells.slots.length - 1;
            if (end < 0 || (bytes[end] == cells.delimiter) == last) {
                plain = false;
                return length;
            }
            at = end + 1;
        }
        return bytes[at - 1] == '\r' ? at + 1 : at;
    }

    /** Reads a number, blanks around it aside; the place of the delimiter or line end behind it, −1 if the cell is none. */
    private int number(int from, int base, int slot, byte delimiter) {
        int at = from;
        while (bytes[at] == ' ') {
            at++;
        }
        at = number.read(bytes, at);
        if (at < 0) {
            return -1;
        }
        while (bytes[at] == ' ') {
            at++;
        }
        if (bytes[at] != delimiter && bytes[at] != '\n' && !ends(at)) {
            return -1;
        }
        double value = number.number();
        numbers[base + slot] = value;
        counts[slot]++;
        if (value < min[slot]) {
            min[slot] = value;
        }
        if (value > max[slot]) {
            max[slot] = value;
        }
        lastRow = rows;
        return at;
    }

    /** Takes note of another cell if it is wanted; the place of the delimiter or line end behind it, −1 if it is not plain. */
    private int other(int from, int cell, byte delimiter) {
        boolean quoted = bytes[from] == '"';
        int begin = quoted ? from + 1 : from;
        int end = begin;
        boolean content = quoted;
        while (bytes[end] != '\n' && bytes[end] != '\r' && bytes[end] != (quoted ? '"' : delimiter)) {
            content |= (bytes[end] & 0xff) > ' ';
            end++;
        }
        int after = end;
        if (quoted) {
            if (bytes[end] != '"' || end == length) {
                return -1;
            }
            after++;
        }
        if (bytes[after] != delimiter && bytes[after] != '\n' && !ends(after)) {
            return -1;
        }
        if (cell >= 0) {
            note(cell, begin, end);
            numbers[cell] = Double.NaN;
        }
        lastRow = content ? rows : lastRow;
        return after;
    }

    private void note(int cell, int begin, int end) {
        if (others.length < 3 * (otherCount + 1)) {
            others = Arrays.copyOf(others, Math.max(LEAST, 2 * others.length));
        }
        others[3 * otherCount] = cell;
        others[3 * otherCount + 1] = begin;
        others[3 * otherCount + 2] = end;
        otherCount++;
    }

    /** Whether it was parsed. */
    boolean isPlain() {
        return plain;
    }

    int rows() {
        return rows;
    }

    long lines() {
        return lines;
    }

    /** The last row with something in a cell, from 0; −1 if there is none. */
    int lastRow() {
        return lastRow;
    }

    /** The wanted numbers, row by row; a cell that holds none has NaN until its text is looked at. */
    double[] numbers() {
        return numbers;
    }

    /** How many cells at a place in the rows have been read as numbers. */
    long count(int slot) {
        return counts[slot];
    }

    double min(int slot) {
        return min[slot];
    }

    double max(int slot) {
        return max[slot];
    }

    /** How many wanted cells have to be looked at. */
    int others() {
        return otherCount;
    }

    /** Where in {@link #numbers} the k-th of them belongs. */
    int cell(int k) {
        return others[3 * k];
    }

    /** Where its text begins, behind a quote if there is one. */
    int begin(int k) {
        return others[3 * k + 1];
    }

    int end(int k) {
        return others[3 * k + 2];
    }
}
