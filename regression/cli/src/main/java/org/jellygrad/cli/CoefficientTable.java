package org.jellygrad.cli;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.trainer.Diagnostics.Optimum;
import org.jellygrad.trainer.model.Coefficient;
import org.jellygrad.trainer.model.Model;
import org.jspecify.annotations.Nullable;

/** What was learned, a line for each coefficient, beside how sure it is and where the exact optimum lies. */
final class CoefficientTable {
    private static final int DIGITS = 8;
    private static final int ERROR_DIGITS = 4;

    private CoefficientTable() {}

    /** @param optimum in the order of intercept, where there is one, and features; null to leave it out */
    static List<String> lines(Model model, @Nullable Optimum optimum) {
        List<String> heads = new ArrayList<>(List.of("", "learned", "std. error"));
        if (optimum != null) {
            heads.add("exact optimum");
        }
        var table = new TextTable(1, heads);
        int i = 0;
        if (model.hasIntercept()) {
            table.add(row(model, "intercept", model.intercept(), optimum, i++));
        }
        for (Coefficient coefficient : model.coefficients()) {
            table.add(row(model, coefficient.name(), coefficient.value(), optimum, i++));
        }
        return table.lines();
    }

    private static List<String> row(Model model, String name, double value, @Nullable Optimum optimum, int index) {
        double error = model.quality().standardErrors().getOrDefault(name, Double.NaN);
        List<String> cells = new ArrayList<>(List.of(
                name,
                Numbers.format(value, DIGITS),
                Numbers.format(
                        Rounding.of(model).standardError(error, model.quality().rmse()), ERROR_DIGITS)));
        if (optimum != null) {
            cells.add(Numbers.format(optimum.parameters()[index], DIGITS));
        }
        return cells;
    }
}
