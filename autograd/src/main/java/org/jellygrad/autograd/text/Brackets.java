package org.jellygrad.autograd.text;

import java.util.List;
import java.util.stream.Collectors;

/** Brackets where an operand of a formula needs them. */
public final class Brackets {
    private static final List<String> SUMS = List.of(" + ", " - ");
    private static final List<String> PRODUCTS = List.of("·", "/", " @ ");

    private Brackets() {}

    /** Behind a plus: {@code (-2)}. */
    public static String term(String operand) {
        return isNegative(operand) ? bracketed(operand) : operand;
    }

    /** In a product, or behind a minus: {@code (a + b)}. */
    public static String factor(String operand) {
        return isNegative(operand) || holds(operand, SUMS) ? bracketed(operand) : operand;
    }

    /** Where nothing may bind tighter: {@code (a·b)}. */
    public static String atom(String operand) {
        return holds(operand, PRODUCTS) ? bracketed(operand) : factor(operand);
    }

    /** {@code axis 0}, {@code axes 0, 1}. */
    public static String axes(List<Integer> axes) {
        return (axes.size() == 1 ? "axis " : "axes ")
                + axes.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** {@code [:, 2:4]}: the part of an array along an axis. */
    public static String range(int axis, long from, long to) {
        return "[" + ":, ".repeat(axis) + from + ":" + to + "]";
    }

    /** {@code 2·}, {@code −}, or nothing for 1. */
    public static String times(double factor) {
        return factor == 1 ? "" : factor == -1 ? "-" : Printed.of(factor) + "·";
    }

    /** With the sign in front: {@code  + a}, {@code  − a}. */
    public static String summand(String term) {
        return isNegative(term) ? " - " + term.substring(1) : " + " + term;
    }

    /** {@code (a)}. */
    public static String bracketed(String operand) {
        return "(" + operand + ")";
    }

    private static boolean isNegative(String operand) {
        return operand.startsWith("-");
    }

    /** Whether one of the operators stands outside of all brackets and names. */
    private static boolean holds(String operand, List<String> operators) {
        int depth = 0;
        boolean inBars = false;
        boolean inQuotes = false;
        for (int i = 0; i < operand.length(); i++) {
            char c = operand.charAt(i);
            if (c == '\'') {
                inQuotes = !inQuotes;
            } else if (inQuotes) {
                continue;
            } else if (c == '|') {
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
