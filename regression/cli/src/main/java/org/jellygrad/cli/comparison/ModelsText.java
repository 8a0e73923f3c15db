package org.jellygrad.cli.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.model.Coefficient;
import org.jellygrad.model.Model;
import org.jellygrad.model.inference.Inference;
import org.jellygrad.trainer.compare.ComparedModel;
import org.jellygrad.trainer.compare.ModelComparison;
import org.jellygrad.trainer.compare.NestedTest;
import org.jellygrad.trainer.summary.RoundingNoise;
import org.jellygrad.trainer.text.Numbers;
import org.jellygrad.trainer.text.Paragraphs;
import org.jellygrad.trainer.text.TextTable;

/** Models side by side for people: a column for each, a row for each term, and the F tests. */
public final class ModelsText {
    private static final int DIGITS = 7;
    private static final int ERROR_DIGITS = 4;
    private static final int P_DIGITS = 3;
    private static final String NOTHING = "-";
    private static final String INTERCEPT = "intercept";

    private final ModelComparison comparison;
    private final List<ComparedModel> models;
    private final List<String> lines = new ArrayList<>();

    private ModelsText(ModelComparison comparison) {
        this.comparison = comparison;
        this.models = comparison.models();
    }

    public static List<String> of(ModelComparison comparison, Dataset data) {
        ModelsText text = new ModelsText(comparison);
        text.write(data);
        return text.lines;
    }

    private void write(Dataset data) {
        long dropped = comparison.rowsDropped();
        say(data.card().name() + ": " + Numbers.count(models.size(), "model") + " of " + comparison.target()
                + " on the same " + Numbers.count(comparison.rows(), "row") + "."
                + (dropped == 0
                        ? ""
                        : " " + Numbers.count(dropped, "row")
                                + (dropped == 1 ? " is" : " are")
                                + " left out of every model: a value that one of them needs is missing."));
        lines.add("");
        for (int i = 0; i < models.size(); i++) {
            say("(" + (i + 1) + ") " + models.get(i).formula());
        }
        lines.add("");
        lines.addAll(table());
        lines.add("");
        tests();
        notes();
    }

    private List<String> table() {
        List<String> heads = new ArrayList<>(List.of(""));
        IntStream.rangeClosed(1, models.size()).forEach(i -> heads.add(label(i - 1)));
        TextTable table = new TextTable(1, heads);
        for (String term : terms()) {
            table.add(cells(
                    term,
                    models.stream()
                            .map(model -> coefficient(model.model(), term))
                            .toList()));
            table.add(cells(
                    "  std. error",
                    models.stream().map(model -> error(model.model(), term)).toList()));
        }
        table.add(cells(
                "rows",
                models.stream().map(model -> Long.toString(comparison.rows())).toList()));
        table.add(numbers("R²", model -> model.model().quality().r2()));
        table.add(numbers("adjusted R²", inferred(Inference::adjustedR2)));
        table.add(numbers("RMSE", model -> model.model().quality().rmse()));
        table.add(numbers("AIC", inferred(unlessExact(Inference::aic))));
        table.add(numbers("BIC", inferred(unlessExact(Inference::bic))));
        return table.lines();
    }

    /** Those of all models, in the order in which they come. */
    private List<String> terms() {
        List<String> terms = new ArrayList<>();
        if (models.stream().anyMatch(model -> model.model().hasIntercept())) {
            terms.add(INTERCEPT);
        }
        models.stream()
                .flatMap(model -> model.model().coefficients().stream())
                .map(Coefficient::name)
                .distinct()
                .forEach(terms::add);
        return terms;
    }

    private static String label(int model) {
        return "(" + (model + 1) + ")";
    }

    private static List<String> cells(String head, List<String> values) {
        List<String> cells = new ArrayList<>(List.of(head));
        cells.addAll(values);
        return cells;
    }

    private List<String> numbers(String head, ToDoubleFunction<ComparedModel> number) {
        return cells(
                head,
                models.stream()
                        .map(model -> number(number.applyAsDouble(model), DIGITS))
                        .toList());
    }

    private static String number(double value, int digits) {
        return Double.isNaN(value) ? NOTHING : Numbers.format(value, digits);
    }

    private static ToDoubleFunction<ComparedModel> inferred(ToDoubleFunction<Inference> number) {
        return model -> {
            Inference inference = model.inference();
            return inference == null ? Double.NaN : number.applyAsDouble(inference);
        };
    }

    /** The logarithm of what rounding leaves of an exact fit says nothing. */
    private static ToDoubleFunction<Inference> unlessExact(ToDoubleFunction<Inference> number) {
        return inference -> inference.perfect() ? Double.NaN : number.applyAsDouble(inference);
    }

    /** Blank where the model has no such term. */
    private static String coefficient(Model model, String term) {
        if (term.equals(INTERCEPT)) {
            return model.hasIntercept()
                    ? Numbers.format(RoundingNoise.of(model).residual(model.intercept()), DIGITS)
                    : "";
        }
        return model.coefficients().stream()
                .filter(coefficient -> coefficient.name().equals(term))
                .findFirst()
                .map(coefficient ->
                        coefficient.setAside() ? "NA" : Numbers.format(RoundingNoise.coefficient(coefficient), DIGITS))
                .orElse("");
    }

    private static String error(Model model, String term) {
        if (coefficient(model, term).isEmpty()) {
            return "";
        }
        return number(model.quality().standardErrors().getOrDefault(term, Double.NaN), ERROR_DIGITS);
    }

    private void tests() {
        List<NestedTest> tests = comparison.tests();
        if (tests.isEmpty()) {
            if (models.stream().allMatch(model -> model.inference() != null)) {
                say("No model contains another, so there is no F test.");
            }
            return;
        }
        TextTable table = new TextTable(1, List.of("F test", "F", "df", "p"));
        for (NestedTest test : tests) {
            table.add(List.of(
                    label(test.smaller()) + " in " + label(test.larger()),
                    number(test.test().statistic(), DIGITS),
                    test.test().numerator() + " and " + test.test().denominator(),
                    number(test.test().p(), P_DIGITS)));
        }
        lines.addAll(table.lines());
        lines.add("");
        say("p is the probability of so large an F if the terms that the larger model adds had no effect.");
        if (tests.stream().anyMatch(test -> Double.isNaN(test.test().statistic()))) {
            say("There is no F where the larger model leaves no residual, or no degree of freedom.");
        }
    }

    private void notes() {
        for (int i = 0; i < models.size(); i++) {
            ComparedModel model = models.get(i);
            if (model.inference() == null) {
                say(label(i) + " has no standard errors, AIC and F test: "
                        + "its run ended away from the least-squares fit. "
                        + model.outcome().why());
            }
        }
        if (terms().stream().anyMatch(term -> models.stream()
                .anyMatch(model -> coefficient(model.model(), term).equals("NA")))) {
            say("NA: the column can be calculated from those before it, so its coefficient is not determined.");
        }
        for (int i = 0; i < models.size(); i++) {
            Inference inference = models.get(i).inference();
            if (inference != null && inference.perfect()) {
                say(label(i) + " fits every row exactly, so it has no AIC: no residual is left to judge it by.");
            }
        }
        ToDoubleFunction<ComparedModel> aic = inferred(unlessExact(Inference::aic));
        List<ComparedModel> judged = models.stream()
                .filter(model -> !Double.isNaN(aic.applyAsDouble(model)))
                .toList();
        if (judged.size() > 1) {
            ComparedModel lowest =
                    judged.stream().min(Comparator.comparingDouble(aic)).orElseThrow();
            boolean weighted = lowest.settings().weights() != null;
            say(label(models.indexOf(lowest)) + " has the lowest AIC. AIC is n·ln(2π·SS/n) + n + 2(k + 1)"
                    + (weighted ? " − Σ ln w" : "") + ", with n rows, "
                    + (weighted ? "weights w, " : "")
                    + "k coefficients and the sum SS of squared residuals. The variance of the errors counts as a"
                    + " parameter, as in R. BIC has ln n in place of the 2.");
        }
    }

    private void say(String text) {
        lines.addAll(Paragraphs.wrap(text));
    }
}
