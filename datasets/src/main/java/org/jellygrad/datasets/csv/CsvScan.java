package org.jellygrad.datasets.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jellygrad.datasets.ColumnSummary;
import org.jellygrad.datasets.internal.ColumnScan;
import org.jellygrad.datasets.internal.Sort;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jspecify.annotations.Nullable;

/** The first pass over a CSV: names, kinds and summaries of the columns, and the numbers while they fit in memory. */
final class CsvScan extends CellHandler {
    private final String file;
    private final char delimiter;
    private final long memory;
    private final CellParser parser;
    private final List<String> written = new ArrayList<>();
    private CsvHeader header = new CsvHeader(List.of(), Optional.empty());
    private ColumnScan[] columns = {};
    private @Nullable NumberChunks numbers;
    private long rows;
    private long line; // of the next cell, from 1; quoted cells may hold line breaks
    private long column; // of the next cell in its line, in characters, from 1

    CsvScan(String file, char delimiter, CsvOptions options) {
        this.file = file;
        this.delimiter = delimiter;
        memory = options.memory();
        parser = new CellParser(options);
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = startingLineNumber;
        column = 1;
    }

    @Override
    protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
        if (isHeader()) {
            written.add(new String(text, offset, length).strip());
        } else if (index < columns.length) {
            scan(index, text, offset, length);
        }
        if (quoted) {
            skipQuoted(text, offset, length);
        } else {
            column += length;
        }
        column++; // the delimiter
    }

    private void scan(int index, char[] text, int offset, int length) {
        ColumnScan scan = columns[index];
        Sort sort = parser.parse(text, offset, length);
        if (sort == Sort.NUMBER) {
            scan.addNumber(parser.number());
        } else if (scan.addOther(sort)) {
            String where = file + ":" + line + ":" + column;
            scan.noteFirst(sort, new ColumnScan.First(rows, where, new String(text, offset, length).strip()));
        }
        if (numbers != null && !numbers.add(sort == Sort.NUMBER ? parser.number() : Double.NaN)) {
            numbers = null;
        }
    }

    private void skipQuoted(char[] text, int offset, int length) {
        column += 2; // the quotes around
        for (int i = offset; i < offset + length; i++) {
            boolean ends = text[i] == '\n' || (text[i] == '\r' && (i + 1 == offset + length || text[i + 1] != '\n'));
            if (ends) {
                line++;
                column = 2; // the closing quote is still to come
            } else {
                column += text[i] == '"' ? 2 : 1; // a quote inside was written twice
            }
        }
    }

    /** To be called after each record. */
    void endRecord() {
        if (isHeader()) {
            header = CsvHeader.of(written, file + ":" + line(), delimiter);
            columns = new ColumnScan[written.size()];
            Arrays.setAll(columns, i -> new ColumnScan());
            numbers = new NumberChunks(columns.length, memory);
        } else if (cells() != columns.length) {
            throw new UnusableDataException(new Problem(
                    file + ":" + line() + " has " + cells() + (cells() == 1 ? " cell" : " cells")
                            + " where the header has " + columns.length + ".",
                    "Every line must have as many cells as the header; a missing cell is left empty.",
                    "A cell that holds a " + Delimiter.name(delimiter) + " must stand in quotes."));
        } else {
            rows++;
        }
    }

    /** The first column's name, if the file gives it none; asked for when the pass is over. */
    Optional<String> rowNames() {
        return header.rowNames();
    }

    long rows() {
        return rows;
    }

    /** What the columns hold; asked for when the pass is over. */
    List<ColumnSummary> summaries() {
        List<ColumnSummary> summaries = new ArrayList<>(columns.length);
        for (int i = 0; i < columns.length; i++) {
            summaries.add(ColumnSummary.of(header.names().get(i), columns[i]));
        }
        return summaries;
    }

    /** The numbers of all rows, NaN where a cell is none; null if they do not fit in memory. */
    @Nullable
    NumberChunks numbers() {
        if (numbers != null) {
            numbers.trim();
        }
        return numbers;
    }
}
