package org.jellygrad.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jellygrad.trainer.model.Coefficient;
import org.jellygrad.trainer.model.Model;
import org.jspecify.annotations.Nullable;

/** What was learned, a line for each coefficient, beside how sure it is and where the exact optimum lies. */
final class CoefficientTable {
    private static final int DIGITS = 8;
    private static final int ERROR_DIGITS = 4;

    private CoefficientTable() {}

    /** @param optimum the exact optimum by coefficient name, nothing where a column was set aside; null to leave it out */
    static List<String> lines(Model model, @Nullable Map<String, Double> optimum) {
        List<String> heads = new ArrayList<>(List.of("", "learned", "std. error"));
        if (optimum != null) {
            heads.add("exact optimum");
        }
        var table = new TextTable(1, heads);
        if (model.hasIntercept()) {
            table.add(row(model, "intercept", model.intercept(), optimum));
        }
        for (Coefficient coefficient : model.coefficients()) {
            table.add(row(model, coefficient.name(), coefficient.value(), optimum));
        }
        return table.lines();
    }

    private static List<String> row(Model model, String name, double value, @Nullable Map<String, Double> optimum) {
        double error = model.quality().standardErrors().getOrDefault(name, Double.NaN);
        double shown = Rounding.of(model).standardError(error, model.quality().rmse());
        List<String> cells =
                new ArrayList<>(List.of(name, Numbers.format(value, DIGITS), Numbers.format(shown, ERROR_DIGITS)));
        if (optimum != null) {
            cells.add(Numbers.format(optimum.getOrDefault(name, Double.NaN), DIGITS));
        }
        return cells;
    }
}
