package org.jellygrad.cli;

import org.jellygrad.trainer.model.Coefficient;
import org.jellygrad.trainer.model.Model;

/** A model as one writes it down: {@code beans = 2 · jar_size + 40}. */
final class Equation {
    private static final int DIGITS = 7;

    private Equation() {}

    static String of(Model model) {
        var text = new StringBuilder(model.target()).append(" =");
        boolean first = true;
        for (Coefficient coefficient : model.coefficients()) {
            if (!coefficient.setAside()) {
                first = term(text, first, Rounding.coefficient(coefficient), " · " + coefficient.name());
            }
        }
        if (model.hasIntercept()) {
            first = term(text, first, Rounding.of(model).residual(model.intercept()), "");
        }
        return first ? text.append(" 0").toString() : text.toString();
    }

    private static boolean term(StringBuilder text, boolean first, double value, String name) {
        boolean negative = value < 0;
        text.append(first ? (negative ? " −" : " ") : (negative ? " − " : " + "));
        text.append(Numbers.format(Math.abs(value), DIGITS)).append(name);
        return false;
    }
}
