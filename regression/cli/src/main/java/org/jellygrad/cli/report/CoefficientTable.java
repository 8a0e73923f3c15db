package org.jellygrad.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jellygrad.cli.text.Numbers;
import org.jellygrad.cli.text.TextTable;
import org.jellygrad.model.Coefficient;
import org.jellygrad.model.Model;
import org.jellygrad.model.inference.Inference;
import org.jellygrad.model.inference.Inference.CoefficientTest;
import org.jellygrad.model.inference.Inference.Interval;
import org.jspecify.annotations.Nullable;

/** What was learned, a line for each coefficient, beside how sure it is, or else where the exact optimum lies. */
public final class CoefficientTable {
    private static final int DIGITS = 8;
    private static final int INTERVAL_DIGITS = 6;
    private static final int ERROR_DIGITS = 4;

    private final Model model;
    private final double level;
    private final @Nullable Inference inference;
    private final boolean tested;
    private final @Nullable Map<String, Double> optimum;

    private CoefficientTable(Model model, double level, @Nullable Map<String, Double> optimum) {
        this.model = model;
        this.level = level;
        this.inference = model.inference();
        this.tested = InferenceGap.of(model).isEmpty();
        this.optimum = tested ? null : optimum;
    }

    /**
     * The table.
     *
     * @param level confidence of the intervals
     * @param optimum the exact optimum by coefficient name, nothing where a column was set aside; null where it is not known
     */
    public static List<String> lines(Model model, double level, @Nullable Map<String, Double> optimum) {
        return new CoefficientTable(model, level, optimum).lines();
    }

    private List<String> lines() {
        List<String> heads = new ArrayList<>(List.of("", "learned", "standardised"));
        if (inference != null) {
            heads.add("std. error");
        }
        if (tested) {
            String percent = Numbers.format(100 * level, DIGITS);
            heads.addAll(List.of("t", "p", percent + " % from", "to"));
        }
        if (optimum != null) {
            heads.add("exact optimum");
        }
        var table = new TextTable(1, heads);
        if (model.hasIntercept()) {
            Rounding rounding = Rounding.of(model);
            double exact = rounding.residual(optimum("intercept"));
            table.add(row("intercept", rounding.residual(model.intercept()), "", exact));
        }
        for (Coefficient coefficient : model.coefficients()) {
            double value = Rounding.coefficient(coefficient);
            double standardised = value == 0 ? value * coefficient.standardised() : coefficient.standardised();
            double exact = Rounding.coefficient(coefficient, optimum(coefficient.name()));
            table.add(row(coefficient.name(), value, Numbers.format(standardised, ERROR_DIGITS), exact));
        }
        return table.lines();
    }

    private double optimum(String name) {
        return optimum == null ? Double.NaN : optimum.getOrDefault(name, Double.NaN);
    }

    private List<String> row(String name, double value, String standardised, double exact) {
        List<String> cells = new ArrayList<>(List.of(name, Numbers.format(value, DIGITS), standardised));
        if (inference != null) {
            double error = model.quality().standardErrors().getOrDefault(name, Double.NaN);
            double shown =
                    Rounding.of(model).standardError(error, model.quality().rmse());
            cells.add(Numbers.format(shown, ERROR_DIGITS));
            if (tested) {
                inference.coefficients().stream()
                        .filter(test -> test.name().equals(name))
                        .findFirst()
                        .ifPresentOrElse(
                                test -> test(cells, inference, test),
                                () -> cells.addAll(List.of("NA", "NA", "NA", "NA")));
            }
        }
        if (optimum != null) {
            cells.add(Numbers.format(exact, DIGITS));
        }
        return cells;
    }

    private void test(List<String> cells, Inference from, CoefficientTest test) {
        Interval interval = from.confidence(test, level);
        cells.add(Numbers.format(test.t(), ERROR_DIGITS));
        cells.add(InferenceFacts.p(test.p()));
        cells.add(Numbers.format(interval.low(), INTERVAL_DIGITS));
        cells.add(Numbers.format(interval.high(), INTERVAL_DIGITS));
    }
}
