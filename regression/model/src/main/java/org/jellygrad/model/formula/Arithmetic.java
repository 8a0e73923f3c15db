package org.jellygrad.model.formula;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A calculation with the columns of a row, in binary64: sums, products and quotients are correctly rounded, functions are
 * {@link Math}'s. As text it reads back to an equal calculation.
 *
 * <p>Operators bind as in R: {@code ^} first and to the right, then the sign, {@code *} and {@code /}, {@code +} and {@code -};
 * so {@code -x^2} is {@code -(x^2)}.
 */
public sealed interface Arithmetic {
    /** How tightly a sign binds: less than a power, more than a product. */
    int SIGN = 3;

    /** How tightly what needs no parentheses binds. */
    int TIGHTEST = 5;

    /** A constant, not negative: a sign is a {@link Negation}. */
    record Constant(double value) implements Arithmetic {
        public Constant {
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("constant " + value
                        + "\n\nA constant is a finite number from 0; one below 0 is the negation of one above.");
            }
        }

        @Override
        public String toString() {
            return value == Math.rint(value) && value < 1e15 ? Long.toString((long) value) : Double.toString(value);
        }
    }

    /** The value of a column. */
    record Cell(String column) implements Arithmetic {
        @Override
        public String toString() {
            return Token.quoted(column);
        }
    }

    record Negation(Arithmetic of) implements Arithmetic {
        @Override
        public String toString() {
            return "-" + inParentheses(of, tightness(of) < SIGN);
        }
    }

    record Operation(Operator operator, Arithmetic left, Arithmetic right) implements Arithmetic {
        @Override
        public String toString() {
            boolean toTheRight = operator == Operator.POWER;
            int own = operator.tightness;
            return inParentheses(left, tightness(left) < own || (toTheRight && tightness(left) == own))
                    + operator.spaced
                    + inParentheses(right, tightness(right) < own || (!toTheRight && tightness(right) == own));
        }
    }

    record Call(Function function, Arithmetic of) implements Arithmetic {
        @Override
        public String toString() {
            return function.text() + "(" + of + ")";
        }
    }

    /** What stands between two operands. */
    enum Operator {
        PLUS(1, " + "),
        MINUS(1, " - "),
        TIMES(2, "*"),
        DIVIDED_BY(2, "/"),
        POWER(4, "^");

        private final int tightness;
        private final String spaced;

        Operator(int tightness, String spaced) {
            this.tightness = tightness;
            this.spaced = spaced;
        }

        double at(double left, double right) {
            return switch (this) {
                case PLUS -> left + right;
                case MINUS -> left - right;
                case TIMES -> left * right;
                case DIVIDED_BY -> left / right;
                case POWER -> Math.pow(left, right);
            };
        }
    }

    /** How tightly the outermost operator binds. */
    private static int tightness(Arithmetic arithmetic) {
        return arithmetic instanceof Operation operation
                ? operation.operator().tightness
                : arithmetic instanceof Negation ? SIGN : TIGHTEST;
    }

    private static String inParentheses(Arithmetic part, boolean needed) {
        return needed ? "(" + part + ")" : part.toString();
    }

    /** The columns it reads, each once, in the order of its text. */
    default List<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        addColumns(columns);
        return new ArrayList<>(columns);
    }

    private void addColumns(Set<String> columns) {
        if (this instanceof Cell cell) {
            columns.add(cell.column());
        } else if (this instanceof Negation negation) {
            negation.of().addColumns(columns);
        } else if (this instanceof Call call) {
            call.of().addColumns(columns);
        } else if (this instanceof Operation operation) {
            operation.left().addColumns(columns);
            operation.right().addColumns(columns);
        }
    }

    /**
     * It as a function of rows; NaN or infinite where it is not defined.
     *
     * @param columns what a row's values are, among them all of {@link #columns}
     */
    default RowFunction over(List<String> columns) {
        if (this instanceof Constant constant) {
            double value = constant.value();
            return row -> value;
        }
        if (this instanceof Cell cell) {
            int index = RowFunction.index(cell.column(), columns);
            return row -> row[index];
        }
        if (this instanceof Negation negation) {
            RowFunction of = negation.of().over(columns);
            return row -> -of.at(row);
        }
        if (this instanceof Call call) {
            Function function = call.function();
            RowFunction of = call.of().over(columns);
            return row -> function.at(of.at(row));
        }
        Operation operation = (Operation) this;
        Operator operator = operation.operator();
        RowFunction left = operation.left().over(columns);
        RowFunction right = operation.right().over(columns);
        return row -> operator.at(left.at(row), right.at(row));
    }
}
