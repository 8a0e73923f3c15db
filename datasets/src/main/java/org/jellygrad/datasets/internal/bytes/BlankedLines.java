package org.jellygrad.datasets.internal.bytes;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** A text whose first lines are replaced by empty ones, so that later lines keep their line numbers. */
public final class BlankedLines extends FilterReader {
    private long left;
    private boolean carriageReturn; // the last character was one, and a line feed belongs to it

    public BlankedLines(Reader in, long lines) {
        super(in);
        left = lines;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] text, int offset, int length) throws IOException {
        if (left == 0 && !carriageReturn) {
            return in.read(text, offset, length);
        }
        while (true) {
            int read = in.read(text, offset, length);
            if (read < 0) {
                return read;
            }
            int kept = blank(text, offset, read);
            if (kept > 0 || length == 0) {
                return kept;
            }
        }
    }

    /** Takes everything but the line ends from the lines to be blanked; returns how many characters are left. */
    private int blank(char[] text, int offset, int length) {
        int to = offset;
        for (int i = offset; i < offset + length; i++) {
            char c = text[i];
            boolean second = carriageReturn && c == '\n';
            carriageReturn = c == '\r' && (left > 0);
            if (left == 0 && !second) {
                carriageReturn = false;
                text[to++] = c;
            } else if (second) {
                text[to++] = c;
            } else if (c == '\n' || c == '\r') {
                text[to++] = c;
                left--;
            }
        }
        return to - offset;
    }
}
