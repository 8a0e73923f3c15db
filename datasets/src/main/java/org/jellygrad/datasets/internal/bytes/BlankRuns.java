package org.jellygrad.datasets.internal.bytes;

import java.io.IOException;
import java.io.Reader;

/**
 * A text whose runs of blanks and tabs are one tab each, and none at the ends of a line. What stands in double quotes, from
 * one that begins a cell, stays as it is.
 */
public final class BlankRuns extends Reader {
    /** What stands between the cells of the result. */
    public static final char SEPARATOR = '\t';

    private static final int BUFFER = 1 << 13;

    private final Reader in;
    private final char[] buffer = new char[BUFFER];
    private int at;
    private int end;
    private boolean quoted;
    private boolean lineStart = true;
    private boolean blank; // a run of blanks is not handed out yet
    private boolean cellStart = true;
    private boolean afterQuote; // the last character closed a quote: another one makes it a quote within

    public BlankRuns(Reader in) {
        this.in = in;
    }

    @Override
    public int read(char[] text, int offset, int length) throws IOException {
        int to = offset;
        int last = offset + length;
        while (to < last) {
            if (at == end) {
                if (to > offset) {
                    break; // what there is, before waiting for more
                }
                end = Math.max(0, in.read(buffer, 0, BUFFER));
                at = 0;
                if (end == 0) {
                    return -1;
                }
            }
            char c = buffer[at];
            if (!quoted && (c == ' ' || c == '\t')) {
                blank = true;
                at++;
                continue;
            }
            boolean ends = !quoted && (c == '\n' || c == '\r');
            if (blank && !ends && !lineStart) {
                text[to++] = SEPARATOR; // and the character itself next time round
                blank = false;
                cellStart = true;
                continue;
            }
            at++;
            blank = false;
            if (c == '"') {
                quoted = quoted ? false : cellStart || afterQuote;
                afterQuote = !quoted;
            } else {
                afterQuote = false;
            }
            cellStart = ends;
            lineStart = ends;
            text[to++] = c;
        }
        return to - offset;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
