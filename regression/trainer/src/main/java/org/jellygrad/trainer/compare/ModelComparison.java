package org.jellygrad.trainer.compare;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.Row;
import org.jellygrad.datasets.Selection;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.Quoted;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.formula.Formula;
import org.jellygrad.model.inference.Inference;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Progress;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.internal.run.Nesting;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.Settings;

/**
 * Least-squares models of one target on the same rows.
 *
 * @param target what they predict
 * @param models in the order of their formulas; an interrupted one is the last
 * @param tests of each model against each that it contains, unless a third model is between them
 * @param rowsDropped rows left out of all models because a value that one of them needs is missing
 */
public record ModelComparison(String target, List<ComparedModel> models, List<NestedTest> tests, long rowsDropped) {

    public ModelComparison {
        models = List.copyOf(models);
        tests = List.copyOf(tests);
    }

    /** What keeps models with these formulas and settings from being compared; empty where nothing does. */
    public static List<Problem> problems(Settings common, List<Formula> formulas) {
        List<Problem> problems = new ArrayList<>();
        List<String> targets = formulas.stream().map(Formula::target).distinct().toList();
        if (targets.size() > 1) {
            problems.add(new Problem(
                    "The formulas predict different things: " + String.join(", ", targets) + ".",
                    "R², RMSE, AIC and F tests judge how well one target is predicted. They cannot compare models of"
                            + " different targets, or of a target and its logarithm.",
                    "Give formulas with the same left side."));
        }
        Set<Formula> seen = new HashSet<>();
        formulas.stream()
                .filter(formula -> !seen.add(formula))
                .distinct()
                .forEach(formula -> problems.add(Problem.mendedBy(
                        "The formula " + Quoted.name(formula.toString()) + " is given twice.",
                        "Models are compared that differ. Give each formula once.")));
        if (!common.isLeastSquares()) {
            problems.add(new Problem(
                    "Models are compared as least-squares fits.",
                    "AIC and the F test are those of the squared loss without a penalty.",
                    "Leave out `loss`, `l2` and `l1`."));
        }
        return problems;
    }

    /** Trains a model for each formula, and tells nobody how it goes. */
    public static ModelComparison of(Dataset data, Settings common, List<Formula> formulas) {
        return of(data, common, formulas, formula -> Progress.SILENT);
    }

    /**
     * Trains a model for each formula on the rows that have every value that one of them needs.
     *
     * @param common how they are trained, without target, features and formula
     * @param formulas at least one
     * @param progress who is told how the run of a formula goes
     * @throws InvalidSettingsException if there are {@linkplain #problems problems}, or as {@link Trainer#fit(Dataset)} does
     * @throws UnusableDataException as {@link Trainer#fit(Dataset)} does, or if no row has every value
     */
    public static ModelComparison of(
            Dataset data, Settings common, List<Formula> formulas, Function<Formula, Progress> progress) {
        List<Problem> problems = problems(common, formulas);
        if (!problems.isEmpty()) {
            throw InvalidSettingsException.of(problems);
        }
        Dataset rows = common.missing() == MissingValues.DROP ? complete(data, common, formulas) : data;
        List<ComparedModel> models = new ArrayList<>();
        for (Formula formula : formulas) {
            Settings settings = common.withFormula(formula);
            Fit fit = new Trainer(settings).fit(rows, progress.apply(formula));
            models.add(new ComparedModel(formula, settings, formula.over(rows), fit.model(), fit.outcome()));
            if (fit.outcome().isInterrupted()) {
                break;
            }
        }
        boolean whole = !models.get(models.size() - 1).outcome().isInterrupted();
        long left = models.get(0).model().provenance().rowsDropped();
        return new ModelComparison(
                formulas.get(0).target(), models, whole ? tests(models) : List.of(), data.rows() - rows.rows() + left);
    }

    /** The rows that have every value that a formula needs. */
    private static Dataset complete(Dataset data, Settings common, List<Formula> formulas) {
        BitSet incomplete = new BitSet();
        for (Formula formula : formulas) {
            Dataset calculated = formula.over(data);
            Selection selection =
                    formula.selection(calculated.schema(), Optional.ofNullable(common.weights()), MissingValues.DROP);
            List<String> needed = new ArrayList<>(selection.features());
            needed.add(selection.target());
            selection.weights().ifPresent(needed::add);
            int[] gappy = needed.stream()
                    .filter(column -> calculated.summary(column).missing().count() > 0)
                    .mapToInt(calculated.schema()::indexOf)
                    .toArray();
            if (gappy.length > 0) {
                calculated.forEachRow(row -> note(row, gappy, incomplete));
            }
        }
        if (incomplete.isEmpty()) {
            return data;
        }
        if (incomplete.cardinality() == data.rows()) {
            throw new UnusableDataException(
                    "No row of " + data.card().name() + " has every value that the formulas need.",
                    "All models are trained on the same rows. Compare formulas with fewer columns, or fill missing"
                            + " values with `missing mean`.");
        }
        BitSet chosen = (BitSet) incomplete.clone();
        chosen.flip(0, Math.toIntExact(data.rows()));
        return data.only(chosen);
    }

    private static void note(Row row, int[] columns, BitSet incomplete) {
        for (int column : columns) {
            if (row.isMissing(column)) {
                incomplete.set((int) row.index());
            }
        }
    }

    private static List<NestedTest> tests(List<ComparedModel> models) {
        int count = models.size();
        boolean[][] nested = new boolean[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                nested[i][j] = isNested(models.get(i), models.get(j));
            }
        }
        List<NestedTest> tests = new ArrayList<>();
        for (int j = 0; j < count; j++) {
            int larger = j;
            Inference many = models.get(j).inference();
            for (int i = 0; i < count; i++) {
                int smaller = i;
                boolean next = nested[i][j]
                        && IntStream.range(0, count).noneMatch(k -> nested[smaller][k] && nested[k][larger]);
                Inference few = models.get(i).inference();
                if (next && few != null && many != null) {
                    tests.add(NestedTest.of(i, few, j, many));
                }
            }
        }
        return tests;
    }

    /** Whether the first is nested in the second and has fewer coefficients. */
    private static boolean isNested(ComparedModel first, ComparedModel second) {
        return first.rank() < second.rank()
                && Nesting.holds(first.model(), first.settings(), first.data(), second.settings(), second.data());
    }

    /** Whether the last run was interrupted; those after it were not made. */
    public boolean isInterrupted() {
        return models.get(models.size() - 1).outcome().isInterrupted();
    }

    /** How many rows each model was trained on. */
    public long rows() {
        return models.get(0).model().provenance().rows();
    }
}
