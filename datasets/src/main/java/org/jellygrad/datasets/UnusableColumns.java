package org.jellygrad.datasets;

import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jellygrad.datasets.ColumnSummary.Cell;
import org.jellygrad.datasets.ColumnSummary.CellCount;
import org.jellygrad.datasets.internal.Decimal;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.Quoted;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.datasets.reading.Dates;
import org.jspecify.annotations.Nullable;

/** Collects all reasons why some columns cannot be used, so that a user reads them at once. */
final class UnusableColumns {
    private static final String NUMBER_FORMAT =
            "A number is written with digits, a decimal point and perhaps an exponent (1234.5 or 1.2345e3). Separators"
                    + " between thousands, a currency and % are read over, units are not.";

    /** Possessive, so that a long cell is read once: no part could give back what another needs. */
    private static final Pattern WRITTEN_NUMBER = Pattern.compile("[\\p{Sc}\\s+-]*+\\d[\\d.,'’_\\s]*+[\\p{Sc}%\\s]*+");

    /** More columns than these are counted. */
    private static final int MOST = 10;

    private final Dataset data;
    private final Set<String> columns = new HashSet<>();
    private final Set<Problem> problems = new LinkedHashSet<>();
    private @Nullable Problem onlyNumbers; // the same for every column of text, and long

    UnusableColumns(Dataset data) {
        this.data = data;
    }

    void throwIfAny() {
        if (problems.isEmpty()) {
            return;
        }
        List<Problem> told = new ArrayList<>(problems);
        int more = columns.size() - MOST;
        if (more > 0) {
            told.add(Problem.because(
                    more + (more == 1 ? " more column of " : " more columns of ")
                            + data.card().name() + " cannot be used either.",
                    ""));
        }
        throw new UnusableDataException(told);
    }

    private String column(String name) {
        return "Column " + Quoted.name(name) + " of " + data.card().name() + " ";
    }

    private void add(String column, String what, String why, String remedy) {
        problems.add(new Problem(column(column) + what, why, remedy));
    }

    /** Whether a column that cannot be used is only counted. */
    private boolean isOnlyCounted(String column) {
        columns.add(column);
        return columns.size() > MOST;
    }

    /** The columns must hold numbers, and finite ones. */
    UnusableColumns numbers(List<String> columns) {
        data.schema().requireAll(columns);
        for (String name : columns) {
            ColumnSummary summary = data.summary(name);
            Cell text = summary.texts().first();
            Cell infinity = summary.infinities().first();
            if ((text == null && infinity == null) || isOnlyCounted(name)) {
                continue;
            }
            if (text != null) {
                text(name, summary, text);
            } else if (infinity != null) {
                String quoted = Quoted.cell(infinity.text());
                add(
                        name,
                        "holds infinity: " + quoted + " at " + infinity.where() + more(summary.infinities()),
                        "Nothing can be learned from an infinite value, and numbers beyond 1.8e308 count as infinite.",
                        "Mend the cell, or take it as missing with `CsvOptions.missing " + quoted + "`.");
            }
        }
        return this;
    }

    /** The columns must hold finite numbers, or texts that name categories. */
    UnusableColumns features(List<String> columns) {
        data.schema().requireAll(columns);
        columns.stream().map(data::summary).filter(UnusableColumns::holdsDates).forEach(this::dates);
        return numbers(columns.stream()
                .filter(name -> !isCategory(data.summary(name)) && !holdsDates(data.summary(name)))
                .toList());
    }

    private static boolean holdsDates(ColumnSummary summary) {
        Cell first = summary.texts().first();
        return first != null && Dates.days(first.text()).isPresent();
    }

    private void dates(ColumnSummary summary) {
        String name = summary.column().name();
        Cell first = summary.texts().first();
        if (first != null && !isOnlyCounted(name)) {
            String column = name.matches("[\\p{L}_.][\\p{L}\\d_.]*") ? name : "`" + name + "`";
            add(
                    name,
                    "holds dates, the first is " + Quoted.cell(first.text()) + " at " + first.where() + ".",
                    "A date is no number, and as a category every day would have a coefficient of its own.",
                    "Take a number from it in a formula: year(" + column + "), month(" + column + ") or days(" + column
                            + "), the days since 1970.");
        }
    }

    /**
     * Whether a text column is a category. It is none if it has texts among numbers, or numbers with separators, currencies or percent
     * signs.
     */
    private static boolean isCategory(ColumnSummary summary) {
        Cell text = summary.texts().first();
        return text != null
                && summary.texts().count() > summary.numbers()
                && !WRITTEN_NUMBER.matcher(text.text()).matches();
    }

    private void text(String name, ColumnSummary summary, Cell first) {
        long count = summary.texts().count();
        long present = count + summary.numbers() + summary.infinities().count();
        String quoted = Quoted.cell(first.text());
        String what = count == 1
                ? "is text: 1 of its " + present + " cells is not a number, " + quoted + " at " + first.where() + "."
                : "is text: " + count + " of its " + present + " cells are not numbers, the first is " + quoted + " at "
                        + first.where() + ".";
        Optional<String> withPoint = summary.firstTextWithDecimalPoint();
        if (withPoint.isPresent()) {
            add(
                    name,
                    what,
                    "It has a decimal comma.",
                    "The first lines of the file have none. To read it as " + withPoint.get()
                            + ", say `CsvOptions.decimal ,`.");
            return;
        }
        Problem advice = count <= summary.numbers()
                ? Problem.mendedBy(
                        "", "Mend the file, or take such cells as missing with `CsvOptions.missing " + quoted + "`.")
                : onlyNumbers();
        String format = looksLikeNumber(first.text()) ? NUMBER_FORMAT : "";
        add(name, what, advice.why(), (advice.remedy() + "\n" + format).strip());
    }

    /** Whether there would be a number if all but digits, points and signs were struck out. */
    private static boolean looksLikeNumber(String text) {
        return Decimal.matches(text.replaceAll("[^0-9.+-]", ""));
    }

    private Problem onlyNumbers() {
        if (onlyNumbers == null) {
            List<String> numeric = data.schema().numericNames();
            onlyNumbers = new Problem(
                    "",
                    "Only numbers can be learned from.",
                    numeric.isEmpty()
                            ? "No column has numbers alone."
                            : "The numeric columns are: " + Quoted.list(numeric) + ".");
        }
        return onlyNumbers;
    }

    private static String more(CellCount cells) {
        return cells.count() == 1 ? "." : ", the first of " + cells.count() + " such cells.";
    }

    /** The weights must not be negative, nor all zero. */
    UnusableColumns weights(String column) {
        ColumnSummary summary = data.summary(column);
        if (summary.min() < 0) {
            add(
                    column,
                    "holds the weight " + summary.min() + ".",
                    "A weight says how much a row counts; the least is 0, as if the row were not there.",
                    "");
        } else if (summary.max() == 0) {
            add(column, "holds no weight above 0.", "With every weight 0 there are no rows to learn from.", "");
        }
        return this;
    }

    /** No cell may be missing. */
    UnusableColumns complete(List<String> columns) {
        columns.stream()
                .map(data::summary)
                .filter(summary -> summary.missing().first() != null)
                .sorted(comparingLong(UnusableColumns::firstMissingRow))
                .filter(summary -> !isOnlyCounted(summary.column().name()))
                .forEach(summary -> {
                    CellCount missing = summary.missing();
                    Cell first = missing.first();
                    String where = first == null ? "" : first.where();
                    add(
                            summary.column().name(),
                            missing.count() == 1
                                    ? "has a missing cell at " + where + "."
                                    : "has " + missing.count() + " missing cells, the first at " + where + ".",
                            "No cell may be missing here.",
                            "Fill it in, or let such rows be dropped with `missing drop` or filled with `missing mean`.");
                });
        return this;
    }

    private static long firstMissingRow(ColumnSummary summary) {
        Cell first = summary.missing().first();
        return first == null ? Long.MAX_VALUE : first.row();
    }

    /** No row is left: names the columns that are to blame. */
    UnusableDataException noRows(List<String> columns) {
        for (String column : columns) {
            if (data.summary(column).missing().count() == data.rows()) {
                return new UnusableDataException(new Problem(
                        column(column) + "is empty: all its " + data.rows() + " cells are missing.",
                        "Rows with a missing cell are left out, so no row is left.",
                        "Choose columns without it."));
            }
        }
        List<String> incomplete = columns.stream()
                .filter(column -> data.summary(column).missing().count() > 0)
                .toList();
        List<String> blamed = incomplete.stream()
                .limit(MOST)
                .map(column -> Quoted.name(column) + " in "
                        + data.summary(column).missing().count())
                .toList();
        int more = incomplete.size() - blamed.size();
        return new UnusableDataException(new Problem(
                "No row of " + data.card().name() + " is complete: of " + data.rows()
                        + " rows a cell is missing from " + String.join(", ", blamed)
                        + (more == 0 ? "." : ", and from " + more + " more columns."),
                "Rows with a missing cell are left out.",
                "Choose other `features`, or fill the features with `missing mean`."));
    }
}
