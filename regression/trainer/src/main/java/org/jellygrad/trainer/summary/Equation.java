package org.jellygrad.trainer.summary;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.model.Coefficient;
import org.jellygrad.model.Model;
import org.jellygrad.trainer.text.Numbers;
import org.jellygrad.trainer.text.TerminalText;

/** A model as one writes it down, {@code beans = 2 · jar_size + 40}; a long one in lines that each begin with a term. */
final class Equation {
    private static final int DIGITS = 7;

    /** The lines of a long one stand below each other where the target's name leaves them room, else so far to the right. */
    private static final int INDENT = 4;

    /** An equation of more terms says less than the table. */
    private static final int FEW_TERMS = 3;

    private Equation() {}

    /** Empty where there are many terms. */
    static List<String> ofFewTerms(Model model) {
        return model.coefficients().size() <= FEW_TERMS ? lines(model) : List.of();
    }

    private static List<String> lines(Model model) {
        List<String> terms = terms(model);
        String left = model.target() + " =";
        int indent = TerminalText.width(left) > TerminalText.LINE / 3 ? INDENT : TerminalText.width(left) + 1;
        List<String> lines = new ArrayList<>(TerminalText.fold(left, TerminalText.LINE));
        for (String term : terms) {
            for (String part : TerminalText.fold(term, TerminalText.LINE - indent)) {
                int last = lines.size() - 1;
                String joined = lines.get(last) + " " + part;
                if (TerminalText.width(joined) <= TerminalText.LINE) {
                    lines.set(last, joined);
                } else {
                    lines.add(" ".repeat(indent) + part);
                }
            }
        }
        return lines;
    }

    private static List<String> terms(Model model) {
        List<String> terms = new ArrayList<>();
        for (Coefficient coefficient : model.coefficients()) {
            if (!coefficient.setAside()) {
                terms.add(term(terms.isEmpty(), RoundingNoise.coefficient(coefficient), " · " + coefficient.name()));
            }
        }
        if (model.hasIntercept()) {
            terms.add(term(terms.isEmpty(), RoundingNoise.of(model).residual(model.intercept()), ""));
        }
        return terms.isEmpty() ? List.of("0") : terms;
    }

    private static String term(boolean first, double value, String name) {
        String sign = value < 0 ? (first ? "−" : "− ") : (first ? "" : "+ ");
        return sign + Numbers.format(Math.abs(value), DIGITS) + name;
    }
}
