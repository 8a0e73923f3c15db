package org.jellygrad.cli.option;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.cli.problem.Problem;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.datasets.Column;
import org.jellygrad.datasets.ColumnSummary;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.problem.NearestName;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.formula.Formula;
import org.jellygrad.model.formula.FormulaException;
import org.jellygrad.model.formula.Predictors;
import org.jellygrad.model.formula.Term;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jspecify.annotations.Nullable;

/** Checks the columns a user chose against the data: that they are there, apart, and numbers or categories. */
public final class ColumnCheck {
    private final Dataset data;
    private final FitOptions options;
    private final InitialGuess start;
    private final Problems problems;

    public ColumnCheck(Dataset data, FitOptions options, InitialGuess start, Problems problems) {
        this.data = data;
        this.options = options;
        this.start = start;
        this.problems = problems;
    }

    public void check() {
        if (options.isFormulaBroken()) {
            return;
        }
        Formula formula = options.formula();
        boolean known = formula == null || known();
        if (formula == null) {
            formula = ofLists();
        }
        if (formula == null) {
            return;
        }
        Set<String> apart = options.weights() == null ? Set.of() : Set.of(options.weights());
        Formula chosen = formula;
        List<String> columns = checked(() -> chosen.columns(data.schema(), apart));
        if (columns == null || !known) {
            return;
        }
        boolean usable = problems.check(() -> data.requireFeatures(columns));
        usable &= problems.check(() -> data.requireNumbers(List.of(chosen.target())));
        if (usable && start instanceof InitialGuess.Given given) {
            Predictors predictors = checked(() -> chosen.predictors(data.schema(), apart, levels(chosen)));
            if (predictors != null) {
                start(given, predictors);
            }
        }
    }

    /** The value, or null if the formula's complaint about its data is a problem. */
    private <T> @Nullable T checked(Supplier<T> value) {
        try {
            return value.get();
        } catch (FormulaException e) {
            problems.add(ExitCode.USAGE, Problem.of(Problems.message(e)));
        } catch (UnusableDataException e) {
            problems.add(ExitCode.DATA, Problem.of(Problems.message(e)));
        }
        return null;
    }

    private Function<String, List<String>> levels(Formula formula) {
        RowSource[] rows = new RowSource[1];
        // The levels are those of the rows that take part: looked for only where there is a category.
        return column -> {
            if (rows[0] == null) {
                rows[0] = data.select(
                        formula.selection(data.schema(), Optional.ofNullable(options.weights()), options.missing()));
            }
            return rows[0].levels(column);
        };
    }

    /** The formula that target and features amount to; null if that is a problem. */
    private @Nullable Formula ofLists() {
        String target = target();
        List<String> features = options.features();
        List<String> named = new ArrayList<>(features);
        if (target != null) {
            named.add(0, target);
        }
        if (!known(named.toArray(String[]::new)) || target == null) {
            return null;
        }
        if (features.isEmpty()) {
            features = data.defaultFeatures(target).stream()
                    .filter(feature -> !feature.equals(options.weights()))
                    .toList();
            if (features.isEmpty()) {
                nothingToPredictFrom(target);
                return null;
            }
        }
        return distinct(target, features) ? ofLists(target, features) : null;
    }

    private @Nullable Formula ofLists(String target, List<String> features) {
        return checked(() -> Formula.of(target, features, options.degree(), options.hasIntercept(), data.schema()));
    }

    /** Whether the data has these columns, and that of the weights. */
    private boolean known(String... columns) {
        List<String> named = new ArrayList<>(List.of(columns));
        if (options.weights() != null) {
            named.add(options.weights());
        }
        return problems.check(() -> data.schema().requireAll(named));
    }

    private void nothingToPredictFrom(String target) {
        String what = data.card().name() + " has no numeric column beside '" + target + "'";
        Optional<Problem> commas = decimalCommas(what);
        if (commas.isPresent()) {
            problems.add(ExitCode.DATA, commas.get());
            return;
        }
        List<String> texts = data.schema().columns().stream()
                .filter(column -> !column.isNumeric())
                .map(Column::name)
                .toList();
        problems.add(
                ExitCode.DATA,
                new Problem(
                        what + ".",
                        texts.isEmpty()
                                ? "There is nothing to predict it from."
                                : "By default only those are features. A text column that names a category is one if"
                                        + " you say so: --features " + texts.get(0) + "."));
    }

    /** The problem if it is one of notation: columns that would be numeric with a decimal point. */
    private Optional<Problem> decimalCommas(String what) {
        List<ColumnSummary> commas = data.summaries().stream()
                .filter(summary -> summary.firstTextWithDecimalPoint().isPresent())
                .toList();
        if (commas.isEmpty()) {
            return Optional.empty();
        }
        ColumnSummary.Cell first = Objects.requireNonNull(commas.get(0).texts().first());
        String names = commas.stream()
                .map(summary -> "'" + summary.column().name() + "'")
                .collect(Collectors.joining(", "));
        return Optional.of(new Problem(
                what + ": " + names + (commas.size() == 1 ? " has decimal commas" : " have decimal commas")
                        + ", first '" + first.text() + "' at " + first.where() + ".",
                "Numbers are written with a decimal point, as in "
                        + commas.get(0).firstTextWithDecimalPoint().orElseThrow()
                        + ": replace the commas in the file."));
    }

    private @Nullable String target() {
        String target = options.target();
        if (target == null) {
            target = data.card().target().orElse(null);
        }
        if (target == null) {
            List<String> numeric = data.schema().numericNames();
            Optional<Problem> commas =
                    numeric.isEmpty() ? decimalCommas(data.card().name() + " has no numeric column") : Optional.empty();
            if (commas.isPresent()) {
                problems.add(ExitCode.DATA, commas.get());
                return null;
            }
            problems.add(
                    "Nothing says which column of " + data.card().name() + " to predict.",
                    numeric.isEmpty()
                            ? "It has no numeric column; only numbers can be learned."
                            : "Choose one with --target: " + String.join(", ", numeric) + ".");
        }
        return target;
    }

    private boolean distinct(String target, List<String> features) {
        Set<String> seen = new HashSet<>();
        boolean distinct = true;
        for (String feature : features) {
            if (feature.equals(target)) {
                problems.add(
                        "--features " + feature + ": it is the target",
                        "A column cannot be predicted from itself; leave it out of --features, or choose another"
                                + " --target.");
                distinct = false;
            } else if (!seen.add(feature)) {
                problems.add("--features " + feature + ": it is given twice", "Give each column once.");
                distinct = false;
            }
        }
        return distinct;
    }

    private void start(InitialGuess.Given given, Predictors predictors) {
        List<String> known =
                new ArrayList<>(predictors.terms().stream().map(Term::name).toList());
        if (predictors.intercept()) {
            known.add("intercept");
        }
        if (predictors.terms().size() == 1) {
            known.add("slope");
        }
        for (String name : given.values().keySet()) {
            if (!known.contains(name)) {
                String question = NearestName.question(name, known);
                problems.add(
                        "--start " + name + ": the model has no such coefficient",
                        (question.isEmpty() ? "" : question + "\n") + "It has " + String.join(", ", known) + ".");
            }
        }
    }
}
