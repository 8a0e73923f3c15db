package org.jellygrad.datasets.csv;

import java.io.IOException;
import java.io.Reader;

/** Finds which character separates the cells of a CSV. */
final class Delimiter {
    private static final String CANDIDATES = ",;\t";
    private static final int LONGEST_HEADER = 1 << 24;

    private Delimiter() {}

    /** Of comma, semicolon and tab the one that the header holds most often outside quotes; on a tie the earlier. */
    static char detect(Reader text) throws IOException {
        int[] counts = new int[CANDIDATES.length()];
        boolean quoted = false;
        boolean blank = true; // blank lines before the header do not count
        for (int i = 0; i < LONGEST_HEADER; i++) {
            int c = text.read();
            if (c < 0 || (!quoted && !blank && (c == '\n' || c == '\r'))) {
                break;
            }
            blank &= c == '\n' || c == '\r';
            quoted ^= c == '"';
            int candidate = quoted ? -1 : CANDIDATES.indexOf(c);
            if (candidate >= 0) {
                counts[candidate]++;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            if (counts[i] > counts[best]) {
                best = i;
            }
        }
        return CANDIDATES.charAt(best);
    }

    /** What to call it in a message. */
    static String name(char delimiter) {
        return switch (delimiter) {
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '\t' -> "tab";
            default -> "'" + delimiter + "'";
        };
    }
}
