package org.jellygrad.trainer.summary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jellygrad.model.Coefficient;
import org.jellygrad.model.Model;
import org.jellygrad.model.inference.Inference;
import org.jellygrad.model.inference.Inference.CoefficientTest;
import org.jellygrad.model.inference.Inference.Interval;
import org.jellygrad.trainer.settings.StandardErrors;
import org.jellygrad.trainer.text.Numbers;
import org.jellygrad.trainer.text.TextTable;
import org.jspecify.annotations.Nullable;

/** What was learned, a line for each coefficient, beside how sure it is and where the exact optimum lies. */
final class CoefficientTable {
    /** Rows of a short table that are shown whole; of more, the first rows are shown and the rest counted. */
    private static final int MOST = 11;

    private static final int DIGITS = 8;
    private static final int BRIEF_DIGITS = 7;
    private static final int INTERVAL_DIGITS = 6;
    private static final int ERROR_DIGITS = 4;

    private final Model model;
    private final double level;
    private final boolean brief;
    private final @Nullable Inference inference;
    private final boolean tested;
    private final @Nullable Map<String, Double> optimum;

    private CoefficientTable(Model model, double level, boolean brief, @Nullable Map<String, Double> optimum) {
        this.model = model;
        this.level = level;
        this.brief = brief;
        this.tested = InferenceGap.of(model).isEmpty();
        this.inference = brief && !tested ? null : model.inference();
        this.optimum = tested && !brief ? null : optimum;
    }

    /**
     * The table with standardised coefficients and t; beside the exact optimum where there is no t.
     *
     * @param level confidence of the intervals
     * @param optimum the exact optimum by coefficient name, nothing where a column was set aside; null where it is not known
     */
    static List<String> full(Model model, double level, @Nullable Map<String, Double> optimum) {
        return new CoefficientTable(model, level, false, optimum).lines();
    }

    /** The table with the exact optimum, and with standard errors, p and intervals where they are true. */
    static List<String> brief(Model model, double level, @Nullable Map<String, Double> optimum) {
        return new CoefficientTable(model, level, true, optimum).lines();
    }

    private List<String> lines() {
        var table = new TextTable(1, heads());
        List<List<String>> rows = rows();
        int shown = brief && rows.size() > MOST ? MOST - 1 : rows.size();
        rows.subList(0, shown).forEach(table::add);
        List<String> lines = new ArrayList<>(table.lines());
        if (shown < rows.size()) {
            lines.add("and " + (rows.size() - shown) + " more coefficients, which the details show");
        }
        return lines;
    }

    private List<String> heads() {
        List<String> heads = new ArrayList<>(List.of("", "learned"));
        if (!brief) {
            heads.add("standardised");
        } else if (optimum != null) {
            heads.add("exact");
        }
        if (inference != null) {
            heads.add(StandardErrors.of(model) == StandardErrors.HC3 ? "HC3 std. error" : "std. error");
        }
        if (tested) {
            String percent = Numbers.format(100 * level, DIGITS);
            heads.addAll(brief ? List.of("p") : List.of("t", "p"));
            heads.addAll(List.of(percent + " % from", "to"));
        }
        if (!brief && optimum != null) {
            heads.add("exact optimum");
        }
        return heads;
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        if (model.hasIntercept()) {
            RoundingNoise rounding = RoundingNoise.of(model);
            double exact = rounding.residual(optimum("intercept"));
            rows.add(row("intercept", rounding.residual(model.intercept()), "", exact));
        }
        for (Coefficient coefficient : model.coefficients()) {
            double value = RoundingNoise.coefficient(coefficient);
            double standardised = value == 0 ? value * coefficient.standardised() : coefficient.standardised();
            double exact = RoundingNoise.coefficient(coefficient, optimum(coefficient.name()));
            rows.add(row(coefficient.name(), value, Numbers.format(standardised, ERROR_DIGITS), exact));
        }
        return rows;
    }

    private double optimum(String name) {
        return optimum == null ? Double.NaN : optimum.getOrDefault(name, Double.NaN);
    }

    private List<String> row(String name, double value, String standardised, double exact) {
        int digits = brief ? BRIEF_DIGITS : DIGITS;
        List<String> cells = new ArrayList<>(List.of(name, Numbers.format(value, digits)));
        if (!brief) {
            cells.add(standardised);
        } else if (optimum != null) {
            cells.add(Numbers.format(exact, digits));
        }
        if (inference != null) {
            double error = model.quality().standardErrors().getOrDefault(name, Double.NaN);
            double shown =
                    RoundingNoise.of(model).standardError(error, model.quality().rmse());
            cells.add(Numbers.format(shown, ERROR_DIGITS));
            if (tested) {
                inference.coefficients().stream()
                        .filter(test -> test.name().equals(name))
                        .findFirst()
                        .ifPresentOrElse(
                                test -> test(cells, inference, test),
                                () -> cells.addAll(Collections.nCopies(brief ? 3 : 4, "NA")));
            }
        }
        if (!brief && optimum != null) {
            cells.add(Numbers.format(exact, digits));
        }
        return cells;
    }

    private void test(List<String> cells, Inference from, CoefficientTest test) {
        Interval interval = from.confidence(test, level);
        if (!brief) {
            cells.add(Numbers.format(test.t(), ERROR_DIGITS));
        }
        cells.add(InferenceFacts.p(test.p()));
        cells.add(Numbers.format(interval.low(), INTERVAL_DIGITS));
        cells.add(Numbers.format(interval.high(), INTERVAL_DIGITS));
    }
}
