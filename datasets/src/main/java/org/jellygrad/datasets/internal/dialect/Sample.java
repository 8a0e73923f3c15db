package org.jellygrad.datasets.internal.dialect;

import java.util.ArrayList;
import java.util.List;

/** Cuts the beginning of a text into cells, for guesses; what is read in earnest goes through the parser. */
final class Sample {
    /** More records than these are not looked at. */
    static final int RECORDS = 200;

    private final String text;
    private final boolean complete;
    private final char delimiter;
    private final List<List<String>> records = new ArrayList<>();
    private List<String> record = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();

    private Sample(String text, boolean complete, char delimiter) {
        this.text = text;
        this.complete = complete;
        this.delimiter = delimiter;
    }

    /**
     * The first records of a text; blank lines are none.
     *
     * @param complete whether the text ends here; else the last record, which is cut off, does not count
     * @param delimiter what separates cells; {@link Dialect#BLANKS} for runs of blanks
     */
    static List<List<String>> records(String text, boolean complete, char delimiter) {
        Sample sample = new Sample(text, complete, delimiter);
        sample.cut();
        return sample.records;
    }

    private void cut() {
        boolean quoted = false;
        boolean start = true; // nothing but blanks in this cell so far
        for (int i = 0; i < text.length() && records.size() < RECORDS; i++) {
            char c = text.charAt(i);
            if (quoted) {
                boolean twice = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (twice) {
                    i++;
                }
                quoted = c != '"' || twice;
                if (quoted) {
                    cell.append(c);
                }
            } else if (c == '"' && start) {
                quoted = true;
                start = false;
            } else if (c == '\n' || c == '\r') {
                endRecord();
                start = true;
            } else if (separates(c)) {
                endCell();
                start = true;
            } else {
                cell.append(c);
                start &= c == ' ';
            }
        }
        if (records.size() < RECORDS && (complete || records.isEmpty())) {
            endRecord();
        }
    }

    private boolean separates(char c) {
        return delimiter == Dialect.BLANKS ? c == ' ' || c == '\t' : c == delimiter;
    }

    private void endCell() {
        String found = cell.toString().strip();
        cell.setLength(0);
        if (delimiter != Dialect.BLANKS || !found.isEmpty()) {
            record.add(found);
        }
    }

    private void endRecord() {
        endCell();
        boolean blank = record.isEmpty() || (record.size() == 1 && record.get(0).isEmpty());
        if (!blank) {
            records.add(record);
        }
        record = new ArrayList<>();
    }
}
