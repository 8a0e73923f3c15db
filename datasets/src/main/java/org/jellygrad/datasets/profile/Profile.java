package org.jellygrad.datasets.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jellygrad.datasets.ColumnSummary;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.internal.PlainNumber;
import org.jellygrad.datasets.problem.Quoted;
import org.jellygrad.datasets.problem.UnknownNameException;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.datasets.reading.Dates;

/**
 * An overview of data before training: ranges, histograms, correlations and suspicions. Takes two passes over the rows.
 *
 * @param columns the columns, in the order of the data
 * @param correlations of the numeric columns, at most {@value #CORRELATED} of them
 * @param suspicions what looks wrong, in the order of the columns
 */
public record Profile(List<ColumnProfile> columns, Correlations correlations, List<Suspicion> suspicions) {
    /** How many parts a histogram has. */
    public static final int BINS = 16;

    /** How many levels of a text column are kept. */
    public static final int LEVELS = 5;

    /** How many different texts of a column are counted. */
    public static final int DIFFERENT = 1000;

    /** Of how many columns correlations are computed; their number grows with the square. */
    public static final int CORRELATED = 100;

    /** From this correlation on two columns count as equal, units aside. */
    private static final double SAME = 1 - 1e-7;

    /** From this correlation on a column counts as a leak of the target. */
    private static final double TELLING = 0.999;

    private static final int FEW_ROWS = 5;

    public Profile {
        columns = List.copyOf(columns);
        suspicions = List.copyOf(suspicions);
    }

    /**
     * Looks at data.
     *
     * @param target the column to be predicted, if that is known; then each numeric column is compared with it
     * @throws UnknownNameException if the target does not exist
     * @throws UnusableDataException if the data is read from a file that can no longer be read, or has changed
     */
    public static Profile of(Dataset data, Optional<String> target) {
        target.ifPresent(data.schema()::indexOf);
        List<ColumnWatch> watches = new ArrayList<>();
        for (ColumnSummary summary : data.summaries()) {
            watches.add(new ColumnWatch(summary, watches.size()));
        }
        data.forEachRow(row -> watches.forEach(watch -> watch.add(row)));
        Correlations correlations = correlations(data, target);
        List<ColumnProfile> columns = new ArrayList<>();
        List<Suspicion> suspicions = new ArrayList<>();
        for (int i = 0; i < watches.size(); i++) {
            String name = data.schema().names().get(i);
            double r = target.filter(other -> !other.equals(name))
                    .map(other -> correlations.of(name, other))
                    .orElse(Double.NaN);
            columns.add(watches.get(i).profile(r));
            suspect(columns.get(i), watches.get(i), target, correlations, suspicions);
        }
        return new Profile(columns, correlations, suspicions);
    }

    private static Correlations correlations(Dataset data, Optional<String> target) {
        List<String> names = new ArrayList<>(data.summaries().stream()
                .filter(summary -> summary.column().isNumeric()
                        && summary.numbers() > 0
                        && summary.infinities().count() == 0)
                .map(summary -> summary.column().name())
                .limit(CORRELATED)
                .toList());
        String last = target.filter(names::contains).orElse(names.isEmpty() ? "" : names.get(names.size() - 1));
        names.remove(last);
        if (names.isEmpty()) {
            return Correlations.NONE;
        }
        try {
            var gatherer = new Correlations.Gatherer(names.size() + 1);
            data.select(last, names, MissingValues.DROP).forEach(gatherer::add);
            names.add(last);
            return gatherer.correlations(names);
        } catch (UnusableDataException e) {
            return Correlations.NONE; // no row is complete
        }
    }

    private static void suspect(
            ColumnProfile column,
            ColumnWatch watch,
            Optional<String> target,
            Correlations correlations,
            List<Suspicion> suspicions) {
        ColumnSummary summary = column.summary();
        String name = column.name();
        boolean isTarget = target.equals(Optional.of(name));
        ColumnSummary.Cell text = summary.texts().first();
        if (summary.numbers() + summary.texts().count() + summary.infinities().count() == 0) {
            suspicions.add(new Suspicion(Suspicion.Kind.EMPTY, name, "is empty", "Leave it out."));
        } else if (!summary.column().isNumeric() && text != null) {
            if (Dates.days(text.text()).isPresent()) {
                suspicions.add(new Suspicion(
                        Suspicion.Kind.DATES,
                        name,
                        "holds dates, as in " + Quoted.cell(text.text()),
                        "In a formula year(), month() and days() make numbers of them."));
            } else if (summary.texts().count() <= summary.numbers()) {
                suspicions.add(new Suspicion(
                        Suspicion.Kind.MIXED,
                        name,
                        "has " + summary.texts().count()
                                + (summary.texts().count() == 1 ? " text among " : " texts among ") + summary.numbers()
                                + " numbers, the first "
                                + Quoted.cell(text.text()) + " at " + text.where(),
                        "Mend them, or take them as missing with `CsvOptions.missing`."));
            } else if (watch.namesRows()) {
                suspicions.add(new Suspicion(
                        Suspicion.Kind.INDEX,
                        name,
                        "has another text in every row",
                        "It names the rows: leave it out."));
            }
        } else if (summary.min() == summary.max() && column.summary().numbers() > 1) {
            suspicions.add(new Suspicion(
                    Suspicion.Kind.CONSTANT,
                    name,
                    "is " + PlainNumber.text(summary.min()) + " in every row",
                    isTarget ? "There is nothing to predict." : "Nothing can be learned from it: leave it out."));
        } else {
            suspectNumbers(column, watch, target, correlations, suspicions);
        }
    }

    private static void suspectNumbers(
            ColumnProfile column,
            ColumnWatch watch,
            Optional<String> target,
            Correlations correlations,
            List<Suspicion> suspicions) {
        String name = column.name();
        double sentinel = watch.sentinel();
        if (!Double.isNaN(sentinel)) {
            String number = PlainNumber.text(sentinel);
            suspicions.add(new Suspicion(
                    Suspicion.Kind.SENTINEL,
                    name,
                    "is " + number + " in " + watch.times(sentinel) + " rows, far from its other numbers",
                    "If that means a missing value, say `CsvOptions.missing " + number + "`."));
        }
        if (watch.countsRows()) {
            suspicions.add(new Suspicion(
                    Suspicion.Kind.INDEX, name, "counts the rows", "If it says nothing else, leave it out."));
        }
        if (correlations.rows() < FEW_ROWS) {
            return; // few rows lie on a line by chance
        }
        for (String other : correlations.names()) {
            boolean before =
                    correlations.names().indexOf(other) < correlations.names().indexOf(name);
            boolean isTarget = target.equals(Optional.of(other));
            if (before && !isTarget && Math.abs(correlations.of(name, other)) >= SAME) {
                suspicions.add(new Suspicion(
                        Suspicion.Kind.DUPLICATE,
                        name,
                        "is a straight line of " + Quoted.name(other) + ": a copy, or the same in other units",
                        "One of them is enough: leave one out."));
                break;
            }
        }
        if (Math.abs(column.correlation()) >= TELLING) {
            suspicions.add(new Suspicion(
                    Suspicion.Kind.LEAK,
                    name,
                    "tells the target almost by itself (r = " + String.format(Locale.ROOT, "%.5f", column.correlation())
                            + ")",
                    "If it is known only when the target is, leave it out."));
        }
    }
}
