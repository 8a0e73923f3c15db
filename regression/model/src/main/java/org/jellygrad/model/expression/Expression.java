package org.jellygrad.model.expression;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * A calculation with variables, in binary64: sums, products and quotients are correctly rounded, functions are {@link Math}'s. As
 * text it reads back to an equal expression.
 *
 * <p>Operators bind as in R: {@code ^} first and to the right, then the sign, {@code *} and {@code /}, {@code +} and {@code -};
 * so {@code -x^2} is {@code -(x^2)}. {@code **} is {@code ^}. A product needs its sign: {@code 2*x}. A name is a variable, but
 * {@code pi} and {@code e} are numbers; in backquotes they are variables too.
 *
 * <p>Two expressions are equal if their texts are, which is so if their trees are. A record's own comparison needs so much stack for each
 * level that a long sum would exhaust it.
 */
public sealed interface Expression {

    /** A number, not negative: a sign is a {@link Negation}. */
    record Literal(double value) implements Expression {
        public Literal {
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw new InvalidValueException(
                        "number " + value, "A number is finite and from 0; one below 0 is the negation of one above.");
            }
        }

        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    /** A number that has a name. */
    record Known(NamedConstant constant) implements Expression {
        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    /** A variable: of a typed function, or a column. */
    record Symbol(String name) implements Expression {
        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    /** The operand with the other sign. */
    record Negation(Expression operand) implements Expression {
        @Override
        public String toString() {
            return ExpressionText.of(this);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Negation same && toString().equals(same.toString());
        }

        @Override
        public int hashCode() {
            return toString().hashCode();
        }
    }

    /** Two operands and what stands between them. */
    record Operation(Operator operator, Expression left, Expression right) implements Expression {
        @Override
        public String toString() {
            return ExpressionText.of(this);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Operation same && toString().equals(same.toString());
        }

        @Override
        public int hashCode() {
            return toString().hashCode();
        }
    }

    /** A function and what it is applied to. */
    record Call(MathFunction function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
            if (arguments.size() != function.arity()) {
                throw new InvalidValueException(
                        arguments.size() + " arguments of " + function.text(), "It takes " + function.arity() + ".");
            }
        }

        public Call(MathFunction function, Expression... arguments) {
            this(function, List.of(arguments));
        }

        @Override
        public String toString() {
            return ExpressionText.of(this);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Call same && toString().equals(same.toString());
        }

        @Override
        public int hashCode() {
            return toString().hashCode();
        }
    }

    /** What stands between two operands. */
    enum Operator {
        PLUS,
        MINUS,
        TIMES,
        DIVIDED_BY,
        POWER
    }

    /**
     * The expression of a text.
     *
     * @throws ExpressionException if it is none; its {@link ExpressionException#mistake} says what is wrong at which character
     */
    static Expression parse(String text) {
        Words words = new Words(text, Wording.EXPRESSION);
        Expression expression = new ExpressionParser(words).expression();
        words.requireEnd("an operator (+, -, *, /, ^) or the end");
        return expression;
    }

    /** The names of its variables, each once, in the order of its text. */
    default List<String> variables() {
        Set<String> names = new LinkedHashSet<>();
        forEachLeaf(leaf -> {
            if (leaf instanceof Symbol symbol) {
                names.add(symbol.name());
            }
        });
        return new ArrayList<>(names);
    }

    private void forEachLeaf(Consumer<Expression> consumer) {
        if (this instanceof Negation negation) {
            negation.operand().forEachLeaf(consumer);
        } else if (this instanceof Operation operation) {
            operation.left().forEachLeaf(consumer);
            operation.right().forEachLeaf(consumer);
        } else if (this instanceof Call call) {
            call.arguments().forEach(argument -> argument.forEachLeaf(consumer));
        } else {
            consumer.accept(this);
        }
    }

    /** The same with variables instead of those named constants whose names are variables, as in R. */
    default Expression withVariables(Predicate<String> isVariable) {
        if (this instanceof Known known) {
            String name = known.constant().text();
            return isVariable.test(name) ? new Symbol(name) : this;
        }
        if (this instanceof Negation negation) {
            return new Negation(negation.operand().withVariables(isVariable));
        }
        if (this instanceof Operation operation) {
            return new Operation(
                    operation.operator(),
                    operation.left().withVariables(isVariable),
                    operation.right().withVariables(isVariable));
        }
        if (this instanceof Call call) {
            return new Call(
                    call.function(),
                    call.arguments().stream()
                            .map(argument -> argument.withVariables(isVariable))
                            .toList());
        }
        return this;
    }

    /**
     * It as a function of rows; NaN or infinite where it is not defined.
     *
     * @param columns what a row's values are, among them all of {@link #variables}
     * @throws IllegalArgumentException if a variable is not among them
     */
    default RowFunction over(List<String> columns) {
        return RowFunctions.of(this, columns);
    }

    /** Its value where its variables, in their order, have these values. For many values {@link #over} is faster. */
    default double value(double... values) {
        List<String> variables = variables();
        if (values.length != variables.size()) {
            throw new InvalidValueException(
                    "value got " + values.length + " numbers for " + variables.size() + " variables",
                    "Give one number for each of " + String.join(", ", variables) + ".");
        }
        return over(variables).at(values);
    }
}
