package org.jellygrad.datasets.csv;

/** Finds where a block of whole records ends. A line end in a quoted cell ends no record. */
final class BlockCutter {
    private BlockCutter() {}

    /**
     * The place after the last record end, or {@code from} if there is none.
     *
     * @param from the beginning of a record
     */
    static int afterLastRecord(byte[] bytes, int from, int to, byte delimiter) {
        return hasQuote(bytes, from, to)
                ? afterLastUnquoted(bytes, from, to, delimiter)
                : afterLastLineFeed(bytes, from, to);
    }

    /** The place after so many lines, which end with LF, CRLF or CR; −1 if there are fewer, or the last one's end is not whole. */
    static int afterLines(byte[] bytes, int to, long lines) {
        int at = 0;
        for (long left = lines; left > 0; left--) {
            while (at < to && bytes[at] != '\n' && bytes[at] != '\r') {
                at++;
            }
            if (at + 1 >= to) {
                return -1;
            }
            at += bytes[at] == '\r' && bytes[at + 1] == '\n' ? 2 : 1;
        }
        return at;
    }

    /** How many lines end in a block that does not end between CR and LF. */
    static long lines(byte[] bytes, int to) {
        long lines = 0;
        for (int i = 0; i < to; i++) {
            boolean ends = bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == to || bytes[i + 1] != '\n'));
            lines += ends ? 1 : 0;
        }
        return lines;
    }

    private static boolean hasQuote(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '"') {
                return true;
            }
        }
        return false;
    }

    private static int afterLastLineFeed(byte[] bytes, int from, int to) {
        int at = to;
        while (at > from && bytes[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    /** A quote opens a quoted stretch where nothing but closed quotes stands before it in its cell. */
    private static int afterLastUnquoted(byte[] bytes, int from, int to, byte delimiter) {
        int after = from;
        boolean quoted = false;
        boolean unquoted = false; // whether the cell has begun without a quote
        for (int i = from; i < to; i++) {
            byte c = bytes[i];
            if (quoted) {
                quoted = c != '"';
            } else if (c == '"' && !unquoted) {
                quoted = true;
            } else if (c == delimiter || c == '\n' || c == '\r') {
                unquoted = false;
                after = c == '\n' ? i + 1 : after;
            } else {
                unquoted = true;
            }
        }
        return after;
    }
}
