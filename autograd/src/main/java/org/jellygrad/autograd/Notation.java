package org.jellygrad.autograd;

import java.util.List;

/** Brackets where an operand of a formula needs them. */
final class Notation {
    private static final List<String> SUMS = List.of(" + ", " − ");
    private static final List<String> PRODUCTS = List.of("·", "/", " @ ");

    private Notation() {}

    /** Behind a plus: {@code (-2)}. */
    static String term(String operand) {
        return isNegative(operand) ? bracketed(operand) : operand;
    }

    /** In a product, or behind a minus: {@code (a + b)}. */
    static String factor(String operand) {
        return isNegative(operand) || holds(operand, SUMS) ? bracketed(operand) : operand;
    }

    /** Where nothing may bind tighter: {@code (a·b)}. */
    static String atom(String operand) {
        return holds(operand, PRODUCTS) ? bracketed(operand) : factor(operand);
    }

    private static String bracketed(String operand) {
        return "(" + operand + ")";
    }

    private static boolean isNegative(String operand) {
        return operand.startsWith("-") || operand.startsWith("−");
    }

    /** Whether one of the operators stands outside of all brackets. */
    private static boolean holds(String operand, List<String> operators) {
        int depth = 0;
        boolean inBars = false;
        for (int i = 0; i < operand.length(); i++) {
            char c = operand.charAt(i);
            if (c == '|') {
                inBars = !inBars;
            } else if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            }
            int at = i;
            if (depth == 0 && !inBars && operators.stream().anyMatch(operator -> operand.startsWith(operator, at))) {
                return true;
            }
        }
        return false;
    }
}
