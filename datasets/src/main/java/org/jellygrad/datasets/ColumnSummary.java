package org.jellygrad.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jellygrad.datasets.internal.CellKind;
import org.jellygrad.datasets.internal.ColumnScan;
import org.jellygrad.datasets.internal.Table;
import org.jspecify.annotations.Nullable;

/**
 * What one look at every row told about a column.
 *
 * @param column the column
 * @param numbers how many cells hold a finite number
 * @param min the smallest of those numbers, NaN if there is none
 * @param max the largest of those numbers, NaN if there is none
 * @param missing the missing cells: empty, NA, NaN, or a text that the reader was told to take as missing
 * @param texts the cells that are not numbers; none in a numeric column
 * @param infinities the infinite cells: written as infinity, or a number too large for binary64
 */
public record ColumnSummary(
        Column column, long numbers, double min, double max, CellCount missing, CellCount texts, CellCount infinities) {

    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+([eE][+-]?\\d+)?");

    private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");

    /** What a scan of all rows gathered of a column, which is text if a cell is. For readers of data. */
    public static ColumnSummary of(String name, ColumnScan scan) {
        boolean text = scan.of(CellKind.TEXT).count() > 0;
        return of(new Column(name, text ? Column.Kind.TEXT : Column.Kind.NUMERIC), scan);
    }

    /** What a scan of all rows gathered of a column. For readers of data. */
    public static ColumnSummary of(Column column, ColumnScan scan) {
        ColumnScan.Tally texts = scan.of(CellKind.TEXT);
        boolean none = texts.count() > 0 || scan.numbers() == 0;
        return new ColumnSummary(
                column,
                scan.numbers(),
                none ? Double.NaN : scan.min(),
                none ? Double.NaN : scan.max(),
                CellCount.of(scan.of(CellKind.MISSING)),
                CellCount.of(texts),
                CellCount.of(scan.of(CellKind.INFINITE)));
    }

    /**
     * The first text with a decimal point in place of its decimal comma: {@code 1.5} for {@code 1,5}. Empty if the text
     * would be no number then, or if the comma may separate thousands, as in {@code 1,500}.
     */
    public Optional<String> firstTextWithDecimalPoint() {
        Cell first = texts.first();
        if (first == null
                || !DECIMAL_COMMA.matcher(first.text()).matches()
                || THOUSANDS.matcher(first.text()).matches()) {
            return Optional.empty();
        }
        return Optional.of(first.text().replace(',', '.'));
    }

    /** The largest size of the column's numbers, signs aside; NaN if there is none. */
    double largest() {
        return Math.max(-min, max);
    }

    /**
     * How many cells are of one sort, and the first of them.
     *
     * @param count the number of cells, 0 or more
     * @param first the first, null if there is none
     */
    public record CellCount(long count, @Nullable Cell first) {
        private static CellCount of(ColumnScan.Tally tally) {
            ColumnScan.First first = tally.first();
            return new CellCount(
                    tally.count(), first == null ? null : new Cell(first.row(), first.where(), first.text()));
        }
    }

    /**
     * One cell, to be named in a message.
     *
     * @param row its row, counted from 0 (the header is none)
     * @param where where to find it: {@code file:line:column} in a CSV, all from 1 and the column in characters, as
     *     editors count; {@code name[row]} in memory
     * @param text what it says
     */
    public record Cell(long row, String where, String text) {}

    /**
     * What one look at every row of a table tells of its columns.
     *
     * @param rows how many there are
     * @param summaries of the columns
     */
    record TableScan(long rows, List<ColumnSummary> summaries) {

        static TableScan of(Table table, List<Column> columns) {
            List<ColumnScan> scans = new ArrayList<>();
            columns.forEach(column -> scans.add(new ColumnScan()));
            long[] count = {0};
            table.forEachRow((texts, numbers, missing) -> {
                for (int j = 0; j < scans.size(); j++) {
                    scan(scans.get(j), columns.get(j), count[0], texts[j], numbers[j], missing[j]);
                }
                count[0]++;
            });
            List<ColumnSummary> summaries = new ArrayList<>();
            for (int j = 0; j < scans.size(); j++) {
                summaries.add(ColumnSummary.of(columns.get(j), scans.get(j)));
            }
            return new TableScan(count[0], summaries);
        }

        private static void scan(
                ColumnScan scan, Column column, long row, String text, double number, boolean missing) {
            CellKind kind = missing
                    ? CellKind.MISSING
                    : !column.isNumeric()
                            ? CellKind.TEXT
                            : Double.isInfinite(number) ? CellKind.INFINITE : CellKind.NUMBER;
            if (kind == CellKind.NUMBER) {
                scan.addNumber(number);
            } else if (scan.addOther(kind)) {
                scan.noteFirst(kind, new ColumnScan.First(row, column.name() + "[" + row + "]", text));
            }
        }
    }
}
