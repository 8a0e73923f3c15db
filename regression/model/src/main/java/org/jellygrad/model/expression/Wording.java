package org.jellygrad.model.expression;

/**
 * How complaints about a text call things.
 *
 * @param text what the text is: {@code formula}
 * @param name what a name in it stands for: {@code column}
 * @param how the second paragraph of complaints about what is missing or too much
 * @param beside what may be written like a function beside those of {@link MathFunction}; may be empty
 */
public record Wording(String text, String name, String how, String beside) {
    static final Wording EXPRESSION = new Wording(
            "expression",
            "variable",
            "An expression is made of numbers, variables, functions, + - * / ^ and parentheses: (x - 3)^2 + log(y).",
            "");

    /** The same with another second paragraph. */
    public Wording withHow(String other) {
        return new Wording(text, name, other, beside);
    }
}
