package org.jellygrad.model.formula;

import java.util.Locale;
import org.jellygrad.datasets.problem.NearestName;
import org.jellygrad.model.formula.Arithmetic.Operator;

/**
 * Reads a calculation by recursive descent:
 *
 * <pre>
 * sum     = product { ("+" | "-") product }
 * product = signed { ("*" | "/") signed }
 * signed  = "-" signed | "+" signed | power
 * power   = operand [ "^" signed ]
 * operand = number | column | function "(" sum ")" | "(" sum ")"
 * </pre>
 */
final class ArithmeticParser {
    private static final String OPERAND = "a number, a column, a function or '('";

    private final Words words;

    ArithmeticParser(Words words) {
        this.words = words;
    }

    Arithmetic sum() {
        Arithmetic sum = product();
        while (words.peek().is("+") || words.peek().is("-")) {
            Operator operator = words.next().is("+") ? Operator.PLUS : Operator.MINUS;
            sum = new Arithmetic.Operation(operator, sum, product());
        }
        return sum;
    }

    private Arithmetic product() {
        Arithmetic product = signed();
        while (words.peek().is("*") || words.peek().is("/")) {
            Operator operator = words.next().is("*") ? Operator.TIMES : Operator.DIVIDED_BY;
            product = new Arithmetic.Operation(operator, product, signed());
        }
        return product;
    }

    private Arithmetic signed() {
        words.enter();
        Arithmetic signed =
                words.accept("-") ? new Arithmetic.Negation(signed()) : words.accept("+") ? signed() : power();
        words.leave();
        return signed;
    }

    private Arithmetic power() {
        Arithmetic operand = operand();
        return words.accept("^") ? new Arithmetic.Operation(Operator.POWER, operand, signed()) : operand;
    }

    private Arithmetic operand() {
        Token token = words.peek();
        if (token.kind() == Token.Kind.NUMBER) {
            words.next();
            double value = Double.parseDouble(token.text());
            if (Double.isInfinite(value)) {
                throw words.error(
                        "The number " + token.text() + " is too large.", token, "The largest is about 1.8e308.");
            }
            return new Arithmetic.Constant(value);
        }
        if (token.kind() == Token.Kind.NAME && words.second().is("(")) {
            return call();
        }
        boolean allColumns = token.kind() == Token.Kind.NAME && token.text().equals(".");
        if (token.isName() && !allColumns) {
            words.next();
            return new Arithmetic.Cell(token.text());
        }
        if (words.accept("(")) {
            Arithmetic inner = sum();
            words.require(")", "an operator (+, -, *, /, ^) or ')'");
            return inner;
        }
        throw words.expected(OPERAND);
    }

    /** A function and what it is applied to. */
    Arithmetic.Call call() {
        Token name = words.next();
        Function function = function(name);
        words.require("(", "'('");
        Arithmetic argument = sum();
        if (words.peek().is(",")) {
            throw words.error(
                    "'" + function.text() + "' takes one value.",
                    words.peek(),
                    "A logarithm of another base is a quotient: log(x)/log(3). There are log, log2 and log10.");
        }
        words.require(")", "an operator (+, -, *, /, ^) or ')'");
        return new Arithmetic.Call(function, argument);
    }

    private Function function(Token name) {
        for (Function function : Function.values()) {
            if (function.text().equals(name.text())) {
                return function;
            }
        }
        String question = NearestName.question(name.text(), Function.texts());
        String hint =
                switch (name.text().toLowerCase(Locale.ROOT)) {
                    case "poly" -> "The powers of x are written out: x + I(x^2).\n";
                    case "ln" -> "The natural logarithm is called log.\n";
                    default -> question.isEmpty() ? "" : question + "\n";
                };
        throw words.error(
                "There is no function '" + name.text() + "'.",
                name,
                hint + "The functions are: " + String.join(", ", Function.texts())
                        + "; I(...) holds a calculation, C(...) a category.");
    }
}
