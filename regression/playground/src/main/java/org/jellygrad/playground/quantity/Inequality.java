package org.jellygrad.playground.quantity;

import org.jellygrad.datasets.problem.InvalidValueException;

/**
 * Two texts and what must hold between them: {@code x <= 0.1}.
 *
 * @param least whether the left side must be at least the right, rather than at most
 */
public record Inequality(String left, boolean least, String right) {

    /**
     * The inequality of a text.
     *
     * @throws IllegalArgumentException if the text has no {@code <=} or {@code >=} outside of parentheses
     */
    public static Inequality parse(String text) {
        int depth = 0;
        for (int i = 0; i + 1 < text.length(); i++) {
            char character = text.charAt(i);
            depth += character == '(' ? 1 : character == ')' ? -1 : 0;
            if (depth == 0 && (character == '<' || character == '>') && text.charAt(i + 1) == '=') {
                return new Inequality(
                        text.substring(0, i).strip(),
                        character == '>',
                        text.substring(i + 2).strip());
            }
        }
        throw new InvalidValueException("'" + text + "' compares nothing.", "Write a <= b or a >= b.");
    }

    /** Whether it holds of the values of its sides. */
    public boolean holds(double leftValue, double rightValue) {
        return least ? leftValue >= rightValue : leftValue <= rightValue;
    }
}
