package org.jellygrad.trainer.internal.setup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jellygrad.datasets.ColumnSummary;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.Quoted;
import org.jellygrad.datasets.reading.Dates;
import org.jellygrad.model.expression.Token;
import org.jellygrad.model.formula.Formula;
import org.jellygrad.model.formula.Predictors;
import org.jellygrad.model.formula.Term;
import org.jellygrad.trainer.settings.Obstacles;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;

/** Finds the columns that settings choose from a data set, and checks that they are there, apart, and numbers or categories. */
public final class ChosenColumns {
    private final Settings settings;
    private final Dataset data;
    private final Findings findings = new Findings();

    private ChosenColumns(Settings settings, Dataset data) {
        this.settings = settings;
        this.data = data;
    }

    /**
     * The formula that the settings amount to.
     *
     * @throws org.jellygrad.trainer.settings.InvalidSettingsException if they do not fit the data
     * @throws org.jellygrad.datasets.problem.UnknownNameException if a column does not exist
     * @throws org.jellygrad.datasets.problem.UnusableDataException if a column is not of the kind its use asks for
     */
    public static Formula formula(Settings settings, Dataset data) {
        ChosenColumns chosen = new ChosenColumns(settings, data);
        Formula formula = chosen.checked();
        chosen.findings.refuse();
        return Objects.requireNonNull(formula);
    }

    /** Everything that keeps these settings from being trained on this data, as far as no row has to be encoded. */
    public static Obstacles obstacles(Settings settings, Dataset data) {
        ChosenColumns chosen = new ChosenColumns(settings, data);
        Formula formula = chosen.checked();
        if (formula != null) {
            chosen.start(formula);
        }
        return chosen.findings.after(settings.problems());
    }

    private Set<String> apart() {
        String weights = settings.weights();
        return weights == null ? Set.of() : Set.of(weights);
    }

    /** The formula; null if there are findings. */
    private @Nullable Formula checked() {
        Formula written = settings.formula();
        boolean known = written == null || known(List.of());
        Formula formula = written == null ? ofLists() : written;
        if (formula == null) {
            return null;
        }
        List<String> columns = findings.value(() -> formula.columns(data.schema(), apart()));
        if (columns == null || !known) {
            return null;
        }
        boolean usable = findings.check(() -> data.requireFeatures(columns));
        usable &= findings.check(() -> data.requireNumbers(List.of(formula.target())));
        return usable ? formula : null;
    }

    /** The formula that target and features amount to; null if there are findings. */
    private @Nullable Formula ofLists() {
        String target = target();
        List<String> named = new ArrayList<>(settings.features());
        if (target != null) {
            named.add(0, target);
        }
        if (!known(named) || target == null) {
            return null;
        }
        List<String> features = settings.features().isEmpty() ? byDefault(target) : settings.features();
        return features.isEmpty() || !areDistinct(target, features)
                ? null
                : findings.value(
                        () -> Formula.of(target, features, settings.degree(), settings.intercept(), data.schema()));
    }

    private List<String> byDefault(String target) {
        List<String> features = data.defaultFeatures(target).stream()
                .filter(feature -> !feature.equals(settings.weights()))
                .toList();
        if (features.isEmpty()) {
            nothingToPredictFrom(target);
        }
        return features;
    }

    /** Whether the data has these columns, and that of the weights. */
    private boolean known(List<String> columns) {
        List<String> named = new ArrayList<>(columns);
        if (settings.weights() != null) {
            named.add(settings.weights());
        }
        return findings.check(() -> data.schema().requireAll(named));
    }

    private @Nullable String target() {
        String target = settings.target() == null ? data.card().target().orElse(null) : settings.target();
        if (target == null) {
            List<String> numeric = data.schema().numericNames();
            if (numeric.isEmpty() && findCommas(data.card().name() + " has no numeric column")) {
                return null;
            }
            findings.add(
                    "Nothing says which column of " + data.card().name() + " to predict.",
                    numeric.isEmpty()
                            ? "It has no numeric column; only numbers can be learned."
                            : "Choose one with `target`: " + Quoted.list(numeric) + ".");
        }
        return target;
    }

    private void nothingToPredictFrom(String target) {
        String what = data.card().name() + " has no numeric column beside '" + target + "'";
        if (findCommas(what)) {
            return;
        }
        findings.addData(Problem.mendedBy(
                what + ".",
                data.summaries().stream()
                        .filter(summary -> !summary.column().isNumeric())
                        .findFirst()
                        .map(summary -> howToUse(summary, target))
                        .orElse("There is nothing to predict it from.")));
    }

    /** How a text column can be a feature. */
    private static String howToUse(ColumnSummary summary, String target) {
        String name = summary.column().name();
        ColumnSummary.Cell first = summary.texts().first();
        return first != null && Dates.days(first.text()).isPresent()
                ? "By default only those are features. '" + name
                        + "' holds dates. Give a `formula` that takes numbers from" + " them: '" + Token.quoted(target)
                        + " ~ days(" + Token.quoted(name) + ")'."
                : "By default only those are features. A text column that names a category is one if you say so: `features "
                        + name + "`.";
    }

    /** Whether the problem is one of notation: columns that would be numeric with a decimal point. */
    private boolean findCommas(String what) {
        List<ColumnSummary> commas = data.summaries().stream()
                .filter(summary -> summary.firstTextWithDecimalPoint().isPresent())
                .toList();
        if (commas.isEmpty()) {
            return false;
        }
        ColumnSummary.Cell first = Objects.requireNonNull(commas.get(0).texts().first());
        String names = commas.stream()
                .map(summary -> "'" + summary.column().name() + "'")
                .collect(Collectors.joining(", "));
        findings.addData(Problem.mendedBy(
                what + ": " + names + (commas.size() == 1 ? " has decimal commas" : " have decimal commas")
                        + ", first '" + first.text() + "' at " + first.where() + ".",
                "To read it as " + commas.get(0).firstTextWithDecimalPoint().orElseThrow()
                        + ", say `CsvOptions.decimal ,`."));
        return true;
    }

    private boolean areDistinct(String target, List<String> features) {
        Set<String> seen = new HashSet<>();
        boolean distinct = true;
        for (String feature : features) {
            if (feature.equals(target)) {
                findings.add(
                        "Column '" + feature + "' is the target and one of the `features`.",
                        "A column cannot be predicted from itself. Leave it out of `features`, or choose another"
                                + " `target`.");
                distinct = false;
            } else if (!seen.add(feature)) {
                findings.add("Column '" + feature + "' is given twice in `features`.", "Give each column once.");
                distinct = false;
            }
        }
        return distinct;
    }

    private void start(Formula formula) {
        if (!settings.start().values().isEmpty()) {
            Predictors predictors = findings.value(() -> formula.predictors(data.schema(), apart(), levels(formula)));
            if (predictors != null) {
                List<String> names = new ArrayList<>(
                        predictors.terms().stream().map(Term::name).toList());
                if (predictors.intercept()) {
                    names.add(0, "intercept");
                }
                settings.start().values().keySet().forEach(name -> findings.check(() -> Start.index(name, names)));
            }
        }
    }

    /** The levels of the rows that take part. Rows are looked at only where there is a category. */
    private Function<String, List<String>> levels(Formula formula) {
        RowSource[] rows = new RowSource[1];
        return column -> {
            if (rows[0] == null) {
                rows[0] = data.select(
                        formula.selection(data.schema(), Optional.ofNullable(settings.weights()), settings.missing()));
            }
            return rows[0].levels(column);
        };
    }
}
