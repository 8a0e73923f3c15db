package org.jellygrad.trainer.chart;

import java.util.Map;
import org.jellygrad.model.Coefficient;
import org.jellygrad.model.Model;
import org.jellygrad.model.formula.Variable;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.plot.Quantity;

/** The units of a run's losses and parameters, derived from the units of its columns. */
record Units(Map<String, String> columns, Model model) {

    Quantity column(String name) {
        return new Quantity(name, columns.getOrDefault(name, ""));
    }

    /** The squared loss has the target's unit squared, the absolute one the target's. */
    Quantity loss(Loss loss) {
        String unit = columns.getOrDefault(model.target(), "");
        if (unit.isEmpty() || !(loss.isParabola() || loss.slopes().isPresent())) {
            return Quantity.of(loss.text());
        }
        String squared = unit.matches("\\p{L}+") ? unit + "²" : "(" + unit + ")²";
        return new Quantity(loss.text(), loss.isParabola() ? squared : unit);
    }

    /** A coefficient has the target's unit per unit of its column; the intercept the target's. */
    Quantity parameter(String name) {
        String unit = columns.getOrDefault(model.target(), "");
        return new Quantity(
                name,
                model.coefficients().stream()
                        .filter(coefficient -> coefficient.name().equals(name))
                        .findFirst()
                        .map(coefficient -> per(unit, coefficient))
                        .orElse(unit));
    }

    private String per(String unit, Coefficient coefficient) {
        String below =
                coefficient.term().power() == 1 && coefficient.term().variable() instanceof Variable.Column column
                        ? columns.getOrDefault(column.name(), "")
                        : "";
        return unit.isEmpty() || below.isEmpty() ? "" : unit + " per " + below;
    }
}
