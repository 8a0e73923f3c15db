package org.jellygrad.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.Schema;
import org.jellygrad.model.formula.Formula;
import org.jellygrad.model.formula.FormulaException;
import org.jellygrad.trainer.choice.NameList;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.loss.RidgeFactor;
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
                    "The columns to predict it from; by default the data set's own, or every other numeric column. A"
                            + " text column named here is a category: a coefficient for each level but the first. A name"
                            + " that holds a comma stands in double quotes: 'area,\"size, m\"'.")
    private List<String> written = new ArrayList<>();

    private @Nullable List<String> features;

    @Option(
            names = "--formula",
            paramLabel = "FORMULA",
            description =
                    "What to predict from what, in place of --target, --features, --degree and --no-intercept, as R"
                            + " writes it: 'price ~ area + rooms + area:rooms + log(age)'. A product is a:b, and a*b is a"
                            + " + b + a:b; (a + b + c)^2 has all products of two; '.' is every other numeric column, - 1"
                            + " takes the intercept away. Calculations stand in I(...): I(1/x). C(town, ref=Linz) is a"
                            + " category compared with that level; C(month) makes one of a column of"
                            + " numbers. year(d), month(d) and days(d) make numbers of dates. The left side may be"
                            + " transformed: 'log(price) ~ area'.${bundle:formulas}")
    private List<String> formulaTexts = new ArrayList<>();

    private List<Formula> formulas = List.of();

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
                    "Adds P times the sum of the squared coefficients to the loss (ridge), without the intercept. The"
                            + " coefficients are those of standardised columns, or with --scale none those of the data's own."
                            + " With --l2 there may be more coefficients than rows. P is ${bundle:choices.RidgeFactor};"
                            + " only train searches. Default: 0.")
    private RidgeFactor l2 = new RidgeFactor.Given(0);

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
                    "The column with the rows' weights: a row of weight 2 counts as two rows, one of weight 0 not at"
                            + " all. Degrees of freedom count rows, as in R's lm, so standard errors do not depend on the"
                            + " unit of the weights.")
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
        return formulas.size() < formulaTexts.size();
    }

    /** The formulas that were given, once {@link #check} found nothing. */
    public List<Formula> formulas() {
        return formulas;
    }

    /** Adds a problem if a command that trains one model is given several formulas, and keeps the first. */
    public void refuseSeveral(Problems problems) {
        if (formulaTexts.size() > 1) {
            problems.add(
                    "--formula is given " + (formulaTexts.size() == 2 ? "twice" : formulaTexts.size() + " times") + ".",
                    "Give it once: which is meant? `jellygrad compare` puts the models of several formulas side by"
                            + " side.");
            formulaTexts = formulaTexts.subList(0, 1);
            formulas = formulas.isEmpty() ? formulas : formulas.subList(0, 1);
        }
    }

    /** The data with the columns that the formula calculates; null if that is a problem. */
    @Nullable
    public Dataset open(DataOptions data, String command, Problems problems) {
        Dataset opened = data.open(problems, command, "");
        var calculated = new Object() {
            @Nullable
            Dataset data;
        };
        return opened != null && problems.check(() -> calculated.data = calculating(opened)) ? calculated.data : null;
    }

    /** The data with the columns that the formula calculates. */
    public Dataset calculating(Dataset data) {
        Formula one = formula();
        return one == null ? data : one.over(data);
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
        parse(problems);
        degree = problems.checked("--degree", degree, defaults.degree(), defaults::withDegree);
        l1 = problems.checked("--l1", l1, 0.0, factor -> Penalty.of(factor, 0));
        threads = problems.checked("--threads", threads, defaults.threads(), defaults::withThreads);
    }

    /** Whether the l2 penalty is to be searched; without it the settings have none. */
    public boolean isL2Searched() {
        return l2.isSearched();
    }

    /** Adds a problem if a command that does not search the l2 penalty is asked to. */
    public void refuseSearch(String command, Problems problems) {
        if (isL2Searched()) {
            problems.add(
                    "--l2 search: `" + command + "` needs the number",
                    "The search trains in every fold. Find it with `jellygrad train DATA --l2 search`, and give --l2"
                            + " what it says.");
        }
    }

    private void parse(Problems problems) {
        List<Formula> read = new ArrayList<>();
        for (String text : formulaTexts) {
            try {
                read.add(Formula.parse(text));
            } catch (FormulaException e) {
                problems.addAt("--formula", e);
            }
        }
        formulas = List.copyOf(read);
    }

    /** The formula; null without one, and where models of several are compared. */
    private @Nullable Formula formula() {
        return formulas.size() == 1 ? formulas.get(0) : null;
    }

    /** The settings with these, once {@link #check} found nothing. */
    public Settings applyTo(Settings settings) {
        return settings.withTarget(target)
                .withFeatures(features())
                .withFormula(formula())
                .withWeights(weights)
                .withDegree(degree)
                .withIntercept(!noIntercept)
                .withLoss(loss)
                .withPenalty(Penalty.of(l1, l2.given()))
                .withMissing(missing)
                .withThreads(threads);
    }
}
