package org.jellygrad.model.expression;

import org.jellygrad.model.expression.Expression.Call;
import org.jellygrad.model.expression.Expression.Known;
import org.jellygrad.model.expression.Expression.Literal;
import org.jellygrad.model.expression.Expression.Negation;
import org.jellygrad.model.expression.Expression.Operation;
import org.jellygrad.model.expression.Expression.Operator;
import org.jellygrad.model.expression.Expression.Symbol;

/** Writes expressions so that they read back, with no parentheses that are not needed. */
final class ExpressionText {
    /** How tightly a sign binds: less than a power, more than a product. */
    private static final int SIGN = 3;

    /** How tightly what needs no parentheses binds. */
    private static final int TIGHTEST = 5;

    private final StringBuilder text = new StringBuilder();

    static String of(Expression expression) {
        ExpressionText writer = new ExpressionText();
        writer.write(expression);
        return writer.text.toString();
    }

    private void write(Expression expression) {
        if (expression instanceof Literal literal) {
            text.append(number(literal.value()));
        } else if (expression instanceof Known known) {
            text.append(known.constant().text());
        } else if (expression instanceof Symbol symbol) {
            boolean constant = NamedConstant.of(symbol.name()).isPresent();
            text.append(constant ? "`" + symbol.name() + "`" : Token.quoted(symbol.name()));
        } else if (expression instanceof Negation negation) {
            text.append('-');
            write(negation.operand(), tightness(negation.operand()) < SIGN);
        } else if (expression instanceof Call call) {
            write(call);
        } else if (expression instanceof Operation operation) {
            write(operation);
        }
    }

    private void write(Call call) {
        text.append(call.function().text());
        String before = "(";
        for (Expression argument : call.arguments()) {
            text.append(before);
            write(argument);
            before = ", ";
        }
        text.append(')');
    }

    private void write(Operation operation) {
        int own = tightness(operation);
        boolean toTheRight = operation.operator() == Operator.POWER;
        int left = tightness(operation.left());
        int right = tightness(operation.right());
        write(operation.left(), left < own || (toTheRight && left == own));
        text.append(spaced(operation.operator()));
        write(operation.right(), right < own || (!toTheRight && right == own));
    }

    private void write(Expression part, boolean inParentheses) {
        text.append(inParentheses ? "(" : "");
        write(part);
        text.append(inParentheses ? ")" : "");
    }

    private static String number(double value) {
        return value == Math.rint(value) && value < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }

    /** How tightly the outermost operator binds. */
    private static int tightness(Expression expression) {
        if (expression instanceof Operation operation) {
            return switch (operation.operator()) {
                case PLUS, MINUS -> 1;
                case TIMES, DIVIDED_BY -> 2;
                case POWER -> 4;
            };
        }
        return expression instanceof Negation ? SIGN : TIGHTEST;
    }

    private static String spaced(Operator operator) {
        return switch (operator) {
            case PLUS -> " + ";
            case MINUS -> " - ";
            case TIMES -> "*";
            case DIVIDED_BY -> "/";
            case POWER -> "^";
        };
    }
}
