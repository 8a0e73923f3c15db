package org.jellygrad.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.Schema;
import org.jellygrad.model.formula.Formula;
import org.jellygrad.model.formula.FormulaException;
import org.jellygrad.trainer.choice.NameList;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what to fit to which columns. What is not given is as in {@link Settings#DEFAULTS}. */
public final class FitOptions {

    @Option(
            names = "--target",
            paramLabel = "COLUMN",
            description = "The column to predict. A bundled data set has one by default.")
    private @Nullable String target;

    @Option(
            names = "--features",
            paramLabel = "A,B",
            hideParamSyntax = true,
            description =
                    "The columns to predict it from; by default the data set's own, or every other numeric column. A text"
                            + " column named here is a category: a coefficient for each level but the first. A name that"
                            + " holds a comma stands in double quotes: 'area,\"size, m\"'.")
    private List<String> written = new ArrayList<>();

    private @Nullable List<String> features;

    @Option(
            names = "--formula",
            paramLabel = "FORMULA",
            description =
                    "What to predict from what, in place of --target, --features, --degree and --no-intercept, as R writes"
                            + " it: 'price ~ area + rooms + area:rooms + log(age)'. A product is a:b, and a*b is a + b +"
                            + " a:b; (a + b + c)^2 has all products of two; '.' is every other numeric column, - 1 takes"
                            + " the intercept away. Calculations stand in I(...): I(1/x). C(town, ref=Linz) is a category"
                            + " compared with that level; C(month) makes one of a column of numbers.")
    private @Nullable String formulaText;

    private @Nullable Formula formula;

    @Option(
            names = "--degree",
            paramLabel = "K",
            description = "Each feature x enters with its powers x, x^2 ... up to this one. Default: ${DEFAULT-VALUE}.")
    private int degree = Settings.DEFAULTS.degree();

    @Option(names = "--no-intercept", description = "Fit through the origin.")
    private boolean noIntercept;

    @Option(names = "--loss", paramLabel = "LOSS", description = "What a residual costs: ${bundle:choices.Loss}.")
    private Loss loss = Settings.DEFAULTS.loss();

    @Option(
            names = "--l2",
            paramLabel = "P",
            description =
                    "Adds P times the sum of the squared coefficients to the loss (ridge): those of standard columns, or with"
                            + " --scale none of the data's own; not the intercept. It also settles more coefficients than there"
                            + " are rows. Default: ${DEFAULT-VALUE}.")
    private double l2;

    @Option(
            names = "--l1",
            paramLabel = "P",
            description = "Adds P times the sum of the coefficients' sizes (lasso): some become exactly 0. Default:"
                    + " ${DEFAULT-VALUE}.")
    private double l1;

    @Option(
            names = "--weights",
            paramLabel = "COLUMN",
            description =
                    "The column that weighs the rows: a row of weight 2 pulls as two rows do, one of weight 0 not at all."
                            + " Degrees of freedom count rows, not weights, as R's lm does: standard errors are the same"
                            + " in whatever unit weights are given.")
    private @Nullable String weights;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Threads to work with; by default one per processor. The result is the same bits with any number.")
    private int threads = Settings.DEFAULTS.threads();

    @Option(
            names = "--missing",
            paramLabel = "HOW",
            description = "What becomes of rows with missing cells: ${bundle:choices.MissingValues}.")
    private MissingValues missing = Settings.DEFAULTS.missing();

    /** Whether there is a formula that cannot be read, so that nothing is known of the columns. */
    public boolean isFormulaBroken() {
        return formulaText != null && formula == null;
    }

    private List<String> features() {
        return features != null ? features : names(column -> false);
    }

    /** Looks the features up: a value that is a column's whole name means that one, commas and all. */
    public void find(Schema schema) {
        features = names(schema::contains);
    }

    private List<String> names(Predicate<String> isColumn) {
        return written.stream()
                .flatMap(value -> isColumn.test(value)
                        ? Stream.of(value)
                        : NameList.split(value).stream().map(NameList::unquoted))
                .toList();
    }

    /** Adds each number that is out of its range, and puts its default in its place. */
    public void check(Problems problems) {
        Settings defaults = Settings.DEFAULTS;
        formula(problems);
        degree = problems.checked("--degree", degree, defaults.degree(), defaults::withDegree);
        l2 = problems.checked("--l2", l2, 0.0, factor -> Penalty.of(0, factor));
        l1 = problems.checked("--l1", l1, 0.0, factor -> Penalty.of(factor, 0));
        threads = problems.checked("--threads", threads, defaults.threads(), defaults::withThreads);
    }

    private void formula(Problems problems) {
        if (formulaText == null) {
            return;
        }
        try {
            formula = Formula.parse(formulaText);
        } catch (FormulaException e) {
            problems.addAt("--formula", e);
        }
    }

    /** The settings with these, once {@link #check} found nothing. */
    public Settings applyTo(Settings settings) {
        return settings.withTarget(target)
                .withFeatures(features())
                .withFormula(formula)
                .withWeights(weights)
                .withDegree(degree)
                .withIntercept(!noIntercept)
                .withLoss(loss)
                .withPenalty(Penalty.of(l1, l2))
                .withMissing(missing)
                .withThreads(threads);
    }
}
