package org.jellygrad.playground.quantity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.model.expression.Expression;

/**
 * A calculation with numbers of runs: {@code walk.loss[1]/walk.loss[0]}.
 *
 * @param text as it was written
 * @param references the numbers it needs
 * @param expression of them, under the names v0, v1 ...
 */
public record Calculation(String text, List<RunReference> references, Expression expression) {
    private static final Pattern NAME = Pattern.compile("(?<![\\p{L}0-9_.])([a-z][a-z0-9]*)\\.([a-zA-Z]\\w*)");

    /**
     * A number of a run.
     *
     * @param run its name
     * @param quantity {@code x}, {@code loss}, {@code rate} ...
     * @param argument in parentheses; empty if there are none
     * @param step in brackets, a number or {@code last}; empty if there are none
     */
    public record RunReference(String run, String quantity, String argument, String step) {
        @Override
        public String toString() {
            return run + "." + quantity + (argument.isEmpty() ? "" : "(" + argument + ")")
                    + (step.isEmpty() ? "" : "[" + step + "]");
        }
    }

    /**
     * The calculation of a text.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static Calculation parse(String text) {
        List<RunReference> references = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        Matcher matcher = NAME.matcher(text);
        int at = 0;
        while (matcher.find(at)) {
            int end = matcher.end();
            String argument = "";
            String step = "";
            if (end < text.length() && text.charAt(end) == '(') {
                int close = closing(text, end);
                argument = text.substring(end + 1, close);
                end = close + 1;
            }
            if (end < text.length() && text.charAt(end) == '[') {
                int close = closing(text, end);
                step = text.substring(end + 1, close);
                end = close + 1;
            }
            rest.append(text, at, matcher.start()).append("v").append(references.size());
            references.add(new RunReference(matcher.group(1), matcher.group(2), argument, step));
            at = end;
        }
        rest.append(text, at, text.length());
        return new Calculation(text, List.copyOf(references), Expression.parse(rest.toString()));
    }

    /** Whether it is one number of a run and nothing else. */
    public boolean isReference() {
        return references.size() == 1 && expression instanceof Expression.Symbol;
    }

    /** Its value where its references have these. */
    double value(double[] values) {
        List<String> names =
                IntStream.range(0, references.size()).mapToObj(i -> "v" + i).toList();
        return expression.over(names).at(values);
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char character = text.charAt(i);
            depth += character == '(' || character == '[' ? 1 : character == ')' || character == ']' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new InvalidValueException("'" + text + "' has an open bracket.", "Close every parenthesis and bracket.");
    }
}
