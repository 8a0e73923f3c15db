package org.jellygrad.datasets.csv;

import java.io.IOException;
import java.io.Reader;
import org.jellygrad.datasets.internal.bytes.BlankRuns;
import org.jellygrad.datasets.internal.bytes.BlankedLines;
import org.jellygrad.datasets.internal.dialect.Dialect;

/**
 * One file of a table.
 *
 * @param source its text
 * @param skip how many physical lines stand before the table
 * @param headerRows how many records then name the columns
 */
record CsvPart(TextSource source, long skip, int headerRows) {

    String name() {
        return source.input().name();
    }

    /** The text for the parser: lines before the table are empty, runs of blanks are {@link BlankRuns#SEPARATOR}s. */
    Reader open(char delimiter) throws IOException {
        Reader text = source.open();
        Reader table = skip > 0 ? new BlankedLines(text, skip) : text;
        return delimiter == Dialect.BLANKS ? new BlankRuns(table) : table;
    }
}
