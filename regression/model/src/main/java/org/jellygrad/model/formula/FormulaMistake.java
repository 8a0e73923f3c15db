package org.jellygrad.model.formula;

import org.jellygrad.model.expression.Mistake;
import org.jellygrad.model.expression.Token;

/** A mistake in a formula that only the data shows. */
final class FormulaMistake {
    private FormulaMistake() {}

    /** Marks the last place right of the {@code ~}, or else the target, where a word says this. */
    static Mistake of(Formula formula, String what, String word, String how) {
        String text = formula.toString();
        Token marked = null;
        for (Token token : FormulaParser.tokens(text)) {
            if (token.text().equals(word)) {
                marked = token;
            }
        }
        int from = marked == null ? 0 : marked.from();
        int to = marked == null ? text.length() : marked.to();
        return new Mistake(what, text, from, to - from, how);
    }
}
