package org.jellygrad.datasets.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jellygrad.datasets.ColumnSummary;
import org.jellygrad.datasets.internal.CellKind;
import org.jellygrad.datasets.internal.ColumnScan;
import org.jellygrad.datasets.internal.LongList;
import org.jellygrad.datasets.internal.NumberChunks;
import org.jellygrad.datasets.internal.dialect.Dialect;
import org.jellygrad.datasets.reading.Decision;
import org.jellygrad.datasets.reading.Reading;
import org.jspecify.annotations.Nullable;

/** The first pass over a CSV: names, kinds and summaries of the columns, and the numbers while they fit in memory. */
final class CsvScan extends CellHandler {
    private final Dialect dialect;
    private final CsvOptions options;
    private final CellParser parser;
    private final List<List<String>> written = new ArrayList<>();
    private final RaggedRows ragged = new RaggedRows();
    private final LongList left = new LongList(); // records that are no rows
    private String file = "";
    private CsvHeader header = CsvHeader.NONE;
    private ColumnScan[] columns = {};
    private @Nullable NumberChunks numbers;
    private long[] marks = {}; // of each column, how many signs count as missing cells
    private boolean inHeader = true;
    private List<String> names = new ArrayList<>(); // of the header being read
    private String place = "";
    private long rows;
    private long records;
    private long lastRows; // how many rows there were after the last that has something in a cell
    private long lastRecords; // and how many records
    private boolean content; // whether this record has something in a cell
    private boolean beyond; // whether it has something beyond the last column
    private long line; // of the next cell, from 1; quoted cells may hold line breaks
    private long column; // of the next cell in its line, in characters, from 1

    CsvScan(Dialect dialect, CsvOptions options) {
        this.dialect = dialect;
        this.options = options;
        parser = new CellParser(options, dialect.decimal());
    }

    @Override
    void beginFile(String name) {
        file = name;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = line();
        column = 1;
        content = false;
        beyond = false;
    }

    @Override
    protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
        if (isIgnored()) {
            if (inHeader) {
                names.add(new String(text, offset, length).strip());
            }
        } else {
            if (inHeader) {
                endOfHeader();
            }
            boolean looked = !content || index >= columns.length; // once is enough
            boolean said = looked && (quoted || !isBlank(text, offset, length));
            content |= said;
            if (index < columns.length) {
                scan(index, text, offset, length);
            } else {
                beyond |= said;
            }
        }
        if (quoted) {
            skipQuoted(text, offset, length);
        } else {
            column += length;
        }
        column++; // the delimiter
    }

    private void scan(int index, char[] text, int offset, int length) {
        CellKind kind = parser.parse(text, offset, length);
        if (isFirst(columns[index], kind, text, offset, length)) {
            // Between blanks the place in the line is not known, for runs of them count as one.
            String where = file + ":" + line + (dialect.delimiter() == Dialect.BLANKS ? "" : ":" + column);
            columns[index].noteFirst(kind, new ColumnScan.First(rows, where, new String(text, offset, length).strip()));
        }
        if (numbers != null && !numbers.add(kind == CellKind.NUMBER ? parser.number() : Double.NaN)) {
            numbers = null;
        }
    }

    /** Takes note of the cell that was parsed; whether it is the first of its sort, and no number. */
    private boolean isFirst(ColumnScan scan, CellKind kind, char[] text, int offset, int length) {
        if (kind != CellKind.NUMBER) {
            return scan.addOther(kind);
        }
        scan.addNumber(parser.number());
        if (parser.isWritten()) {
            scan.addForms(parser.written(), text, offset, length);
        }
        return false;
    }

    @Override
    boolean takesBlocks() {
        return true;
    }

    @Override
    int[] slots() {
        return IntStream.range(0, columns.length).toArray();
    }

    @Override
    boolean[] plainNumbers() {
        boolean[] plain = new boolean[columns.length];
        Arrays.fill(plain, parser.readsPlainNumbers());
        return plain;
    }

    /** Numbers that will not fit in memory are not gathered there until it is full. */
    @Override
    void expect(double times) {
        if (times * rows * columns.length * Double.BYTES > options.memory()) {
            numbers = null;
        }
    }

    @Override
    void takeBlock(BlockText text, Runnable action) throws NotInBlocksException {
        CsvBlock block = text.block();
        double[] cells = block.numbers();
        for (int k = 0; k < block.others(); k++) {
            text.look(k);
            int row = block.cell(k) / columns.length;
            ColumnScan scan = columns[block.cell(k) % columns.length];
            CellKind kind = parser.parse(text.text(), 0, text.length());
            cells[block.cell(k)] = kind == CellKind.NUMBER ? parser.number() : Double.NaN;
            if (isFirst(scan, kind, text.text(), 0, text.length())) {
                String said = new String(text.text(), 0, text.length()).strip();
                scan.noteFirst(kind, new ColumnScan.First(rows + row, text.where(k), said));
            }
        }
        for (int j = 0; j < columns.length; j++) {
            columns[j].addNumbers(block.count(j), block.min(j), block.max(j));
        }
        if (numbers != null && !numbers.add(cells, block.rows() * columns.length)) {
            numbers = null;
        }
        int last = columns.length == 1 ? block.rows() : block.lastRow() + 1;
        if (last > 0) {
            lastRows = rows + last;
            lastRecords = records + last;
        }
        rows += block.rows();
        records += block.rows();
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

    @Override
    void endHeader() {
        if (inHeader) {
            if (written.isEmpty()) {
                place = file + ":" + line();
            }
            written.add(names);
            names = new ArrayList<>();
        }
    }

    /** Handles the end of the header. The first row, or nothing, follows. */
    private void endOfHeader() {
        inHeader = false;
        header = CsvHeader.of(written, dialect, place);
        columns = new ColumnScan[header.names().size()];
        Arrays.setAll(columns, i -> new ColumnScan());
        numbers = columns.length == 0 ? null : new NumberChunks(columns.length, options.memory());
    }

    private static boolean isBlank(char[] text, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (text[i] > ' ') {
                return false;
            }
        }
        return true;
    }

    /** To be called after each row. */
    void endRecord() {
        records++;
        if (cells() == columns.length || (cells() > columns.length && !beyond)) {
            rows++;
            if (content || columns.length == 1) {
                lastRows = rows;
                lastRecords = records;
            }
        } else {
            left.add(records - 1);
            if (content) {
                ragged.add(file, line(), cells());
            }
        }
    }

    /**
     * Ends the pass.
     *
     * @throws org.jellygrad.datasets.problem.UnusableDataException if rows are ragged and are not to be skipped
     */
    void finish() {
        if (inHeader) {
            endOfHeader();
        }
        marks = Arrays.stream(columns).mapToLong(ColumnScan::settleMarks).toArray();
        if (ragged.count() > 0 && options.ragged() == Ragged.REFUSE) {
            throw ragged.problem(columns.length, dialect);
        }
    }

    /** The plan of the next pass: without ragged rows, blank lines, and empty rows at the end. */
    RowPlan plan() {
        boolean all = left.isEmpty() && lastRows == rows;
        return all ? RowPlan.ALL : new RowPlan(left.toArray(), lastRecords);
    }

    /** The records that this pass left out. */
    List<Reading.Skipped> skipped() {
        List<Reading.Skipped> skipped = new ArrayList<>();
        if (ragged.count() > 0) {
            skipped.add(new Reading.Skipped(ragged.count(), "ragged"));
        }
        if (rows > lastRows) {
            skipped.add(new Reading.Skipped(rows - lastRows, "empty at the end"));
        }
        return skipped;
    }

    CsvHeader header() {
        return header;
    }

    long rows() {
        return rows;
    }

    /** What was decided of names and cells; asked for when the pass is over. */
    List<Decision> decisions() {
        List<Decision> decisions = new ArrayList<>(header.decisions());
        decisions.addAll(WrittenColumns.decisions(header.names(), columns, marks));
        return decisions;
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
