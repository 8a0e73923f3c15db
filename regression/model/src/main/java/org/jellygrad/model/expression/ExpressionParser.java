package org.jellygrad.model.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jellygrad.datasets.problem.NearestName;
import org.jellygrad.model.expression.Expression.Operator;

/**
 * Reads one expression by recursive descent:
 *
 * <pre>
 * sum     = product { ("+" | "-") product }
 * product = signed { ("*" | "/") signed }
 * signed  = "-" signed | "+" signed | power
 * power   = operand [ "^" signed ]
 * operand = number | name | function "(" sum { "," sum } ")" | "(" sum ")"
 * </pre>
 */
public final class ExpressionParser {
    /** A tree of more would exhaust the stack of whoever walks it. */
    private static final int MOST_OPERATORS = 300;

    private static final String INSIDE = "an operator (+, -, *, /, ^) or ')'";

    private final Words words;
    private int operators;

    /** @param words to read from; what follows the expression is left there */
    public ExpressionParser(Words words) {
        this.words = words;
    }

    /** Reads a sum, the widest of expressions. */
    public Expression expression() {
        Expression sum = product();
        while (words.peek().is("+") || words.peek().is("-")) {
            Operator operator = operator().is("+") ? Operator.PLUS : Operator.MINUS;
            sum = new Expression.Operation(operator, sum, product());
        }
        return sum;
    }

    private Expression product() {
        Expression product = signed();
        while (words.peek().is("*") || words.peek().is("/")) {
            Operator operator = operator().is("*") ? Operator.TIMES : Operator.DIVIDED_BY;
            product = new Expression.Operation(operator, product, signed());
        }
        requireSign();
        return product;
    }

    private Expression signed() {
        words.enter();
        Expression signed =
                words.accept("-") ? new Expression.Negation(signed()) : words.accept("+") ? signed() : power();
        words.leave();
        return signed;
    }

    private Expression power() {
        Expression operand = operand();
        if (!words.peek().is("^")) {
            return operand;
        }
        operator();
        return new Expression.Operation(Operator.POWER, operand, signed());
    }

    /** Takes an operator, of which there are not to be too many. */
    private Token operator() {
        if (++operators > MOST_OPERATORS) {
            throw words.error(
                    "The calculation has more than " + MOST_OPERATORS + " operators.",
                    words.peek(),
                    "Write it more simply, or as several.");
        }
        return words.next();
    }

    /** Where an operand has ended, another cannot begin. */
    private void requireSign() {
        Token next = words.peek();
        if (next.kind() != Token.Kind.NUMBER && !next.isName() && !next.is("(")) {
            return;
        }
        Token previous = words.previous();
        String right = next.is("(") ? "(...)" : words.source(next);
        if (previous.kind() == Token.Kind.NAME
                && MathFunction.of(previous.text()).isPresent()) {
            throw words.error(
                    "Expected '(' behind the function '" + previous.text() + "'.",
                    next,
                    "What a function is applied to stands in parentheses: " + previous.text() + "(" + right + ").");
        }
        String left = previous.is(")") ? "(...)" : words.source(previous);
        throw words.error(
                "Expected an operator (+, -, *, /, ^), not '" + words.source(next) + "'.",
                next,
                "A product needs its sign: " + left + "*" + right + ".");
    }

    private Expression operand() {
        Token token = words.peek();
        if (token.kind() == Token.Kind.NUMBER) {
            return number();
        }
        if (token.kind() == Token.Kind.NAME && words.second().is("(")) {
            return call();
        }
        boolean allColumns = token.kind() == Token.Kind.NAME && token.text().equals(".");
        if (token.isName() && !allColumns) {
            words.next();
            Optional<NamedConstant> constant =
                    token.kind() == Token.Kind.NAME ? NamedConstant.of(token.text()) : Optional.empty();
            return constant.<Expression>map(Expression.Known::new).orElseGet(() -> new Expression.Symbol(token.text()));
        }
        if (words.accept("(")) {
            Expression inner = expression();
            words.require(")", INSIDE);
            return inner;
        }
        throw words.expected("a number, a " + words.wording().name() + ", a function or '('");
    }

    private Expression number() {
        Token token = words.next();
        double value = Double.parseDouble(token.text());
        if (Double.isInfinite(value)) {
            throw words.error("The number " + token.text() + " is too large.", token, "The largest is about 1.8e308.");
        }
        return new Expression.Literal(value);
    }

    /** Reads a function and what it is applied to. */
    public Expression.Call call() {
        Token name = operator();
        MathFunction function = MathFunction.of(name.text()).orElseThrow(() -> unknown(name));
        words.require("(", "'('");
        List<Expression> arguments = new ArrayList<>();
        arguments.add(expression());
        while (words.peek().is(",") && arguments.size() < function.arity()) {
            words.next();
            arguments.add(expression());
        }
        if (words.peek().is(",") || (words.peek().is(")") && arguments.size() < function.arity())) {
            throw miscounted(function);
        }
        words.require(")", INSIDE);
        return new Expression.Call(function, arguments);
    }

    private ExpressionException miscounted(MathFunction function) {
        boolean one = function.arity() == 1;
        return words.error(
                "'" + function.text() + "' takes " + (one ? "one value." : "two values."),
                words.peek(),
                function == MathFunction.LOG
                        ? "A logarithm of another base is a quotient: log(x)/log(3). There are log, log2 and log10."
                        : "It is written " + function.text() + (one ? "(x)." : "(x, y)."));
    }

    private ExpressionException unknown(Token name) {
        String question = NearestName.question(name.text(), MathFunction.texts());
        String hint =
                switch (name.text().toLowerCase(Locale.ROOT)) {
                    case "poly" -> "The powers of x are written out: x + I(x^2).\n";
                    case "ln" -> "The natural logarithm is called log.\n";
                    default -> question.isEmpty() ? "" : question + "\n";
                };
        String product = hint.isEmpty() ? "A product needs its sign: " + words.source(name) + "*(...).\n" : hint;
        return words.error(
                "There is no function '" + name.text() + "'.",
                name,
                product + "The functions are: " + String.join(", ", MathFunction.texts())
                        + words.wording().beside() + ".");
    }
}
