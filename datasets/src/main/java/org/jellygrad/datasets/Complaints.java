package org.jellygrad.datasets;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.joining;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jellygrad.datasets.ColumnSummary.Cell;
import org.jellygrad.datasets.ColumnSummary.CellCount;

/** Gathers everything that stands against using some columns, so that all of it is said at once. */
final class Complaints {
    private static final String NUMBER_FORMAT =
            "A number is written with digits, a decimal point and perhaps an exponent (1234.5 or 1.2345e3), without"
                    + " separators between thousands, currency or unit.";

    /** Possessive, so that a long cell is read once: no part could give back what another needs. */
    private static final Pattern WRITTEN_NUMBER = Pattern.compile("[\\p{Sc}\\s+-]*+\\d[\\d.,'’_\\s]*+[\\p{Sc}%\\s]*+");

    private static final int LONGEST_QUOTE = 60;

    private final Dataset data;
    private final Set<String> whats = new LinkedHashSet<>();
    private final Set<String> hows = new LinkedHashSet<>();

    Complaints(Dataset data) {
        this.data = data;
    }

    void throwIfAny() {
        if (!whats.isEmpty()) {
            throw new UnusableDataException(String.join("\n", whats), String.join("\n", hows));
        }
    }

    private void add(String column, String what, String how) {
        whats.add("Column '" + column + "' of " + data.card().name() + " " + what);
        hows.add(how);
    }

    /** The columns must hold numbers, and finite ones. */
    Complaints numbers(List<String> columns) {
        data.schema().requireAll(columns);
        for (String name : columns) {
            ColumnSummary summary = data.summary(name);
            Cell text = summary.texts().first();
            Cell infinity = summary.infinities().first();
            if (text != null) {
                text(name, summary, text);
            } else if (infinity != null) {
                add(
                        name,
                        "holds infinity: " + quote(infinity) + " at " + infinity.where() + more(summary.infinities()),
                        "Nothing can be learned from an infinite value, and numbers beyond 1.8e308 count as infinite."
                                + " Mend the cell, or take it as missing with --na " + quote(infinity) + ".");
            }
        }
        return this;
    }

    /** The columns must hold finite numbers, or texts that name categories. */
    Complaints features(List<String> columns) {
        data.schema().requireAll(columns);
        return numbers(
                columns.stream().filter(name -> !isCategory(data.summary(name))).toList());
    }

    /** Texts among numbers are slips, and texts that only a separator, currency or % keeps from being numbers are none. */
    private static boolean isCategory(ColumnSummary summary) {
        Cell text = summary.texts().first();
        return text != null
                && summary.texts().count() > summary.numbers()
                && !WRITTEN_NUMBER.matcher(text.text()).matches();
    }

    private void text(String name, ColumnSummary summary, Cell first) {
        long count = summary.texts().count();
        long present = count + summary.numbers() + summary.infinities().count();
        String what = count == 1
                ? "is text: 1 of its " + present + " cells is not a number, " + quote(first) + " at " + first.where()
                        + "."
                : "is text: " + count + " of its " + present + " cells are not numbers, the first is " + quote(first)
                        + " at " + first.where() + ".";
        Optional<String> withPoint = summary.firstTextWithDecimalPoint();
        String how = withPoint.isPresent()
                ? "It has a decimal comma. Numbers are written with a decimal point, as in " + withPoint.get()
                        + ": replace the commas in the file."
                : count <= summary.numbers()
                        ? "Mend the file, or take such cells as missing with --na " + quote(first) + "."
                        : numericColumns();
        add(name, what, how);
        if (withPoint.isEmpty() && looksLikeNumber(first.text())) {
            hows.add(NUMBER_FORMAT);
        }
    }

    private static String quote(Cell cell) {
        String line = cell.text().replaceAll("\\s+", " ");
        return "'" + (line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "...") + "'";
    }

    /** Whether there would be a number if all but digits, points and signs were struck out. */
    private static boolean looksLikeNumber(String text) {
        char[] digits = text.replaceAll("[^0-9.+-]", "").toCharArray();
        return CellParser.isDecimal(digits, 0, digits.length);
    }

    private String numericColumns() {
        List<String> numeric = data.schema().numericNames();
        return numeric.isEmpty()
                ? "Only numbers can be learned from, and no column has numbers alone."
                : "Only numbers can be learned from. The numeric columns are: " + NearestName.list(numeric) + ".";
    }

    private static String more(CellCount cells) {
        return cells.count() == 1 ? "." : ", the first of " + cells.count() + " such cells.";
    }

    /** The weights must not be negative, nor all zero. */
    Complaints weights(String column) {
        ColumnSummary summary = data.summary(column);
        if (summary.min() < 0) {
            add(
                    column,
                    "holds the weight " + summary.min() + ".",
                    "A weight says how much a row counts; the least is 0, as if the row were not there.");
        } else if (summary.max() == 0) {
            add(column, "holds no weight above 0.", "With every weight 0 there are no rows to learn from.");
        }
        return this;
    }

    /** No cell may be missing. */
    Complaints complete(List<String> columns) {
        List<ColumnSummary> incomplete = columns.stream()
                .map(data::summary)
                .filter(summary -> summary.missing().first() != null)
                .sorted(comparingLong(Complaints::firstMissingRow))
                .toList();
        for (ColumnSummary summary : incomplete) {
            CellCount missing = summary.missing();
            Cell first = missing.first();
            String where = first == null ? "" : first.where();
            add(
                    summary.column().name(),
                    missing.count() == 1
                            ? "has a missing cell at " + where + "."
                            : "has " + missing.count() + " missing cells, the first at " + where + ".",
                    "No cell may be missing here. Fill it in, or let such rows be dropped with --missing drop or filled"
                            + " with --missing mean.");
        }
        return this;
    }

    private static long firstMissingRow(ColumnSummary summary) {
        Cell first = summary.missing().first();
        return first == null ? Long.MAX_VALUE : first.row();
    }

    /** No row is left: names the columns that are to blame. */
    UnusableDataException noRows(List<String> columns) {
        String name = data.card().name();
        for (String column : columns) {
            if (data.summary(column).missing().count() == data.rows()) {
                return new UnusableDataException(
                        "Column '" + column + "' of " + name + " is empty: all its " + data.rows()
                                + " cells are missing.",
                        "Rows with a missing cell are left out, so no row is left. Choose columns without it.");
            }
        }
        String blamed = columns.stream()
                .filter(column -> data.summary(column).missing().count() > 0)
                .map(column ->
                        "'" + column + "' in " + data.summary(column).missing().count())
                .collect(joining(", "));
        return new UnusableDataException(
                "No row of " + name + " is complete: of " + data.rows() + " rows a cell is missing from " + blamed
                        + ".",
                "Rows with a missing cell are left out. Choose other columns with --features, or fill the features with"
                        + " --missing mean.");
    }
}
