package org.jellygrad.model.formula;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.model.expression.RowFunction;

/** A number for each row, made of the row's columns. */
public sealed interface Variable {

    /** Its name in tables and saved models. It is the name in formulas too, except for levels and for column names that need backquotes. */
    String name();

    /** The columns it is made of, in the order of {@link #value}; one may come more than once. */
    List<String> columns();

    /**
     * It as a function of rows, where a text column holds the index of the level. NaN or infinite where an expression is not
     * defined.
     *
     * @param columns what a row's values are, among them all of {@link #columns}
     * @throws IllegalArgumentException if one of its columns is not among them
     */
    RowFunction over(List<String> columns);

    /** Its value where its own columns have these values. */
    default double value(double... columns) {
        return over(columns()).at(columns);
    }

    /** A numeric column as it is. */
    record Column(String name) implements Variable {
        @Override
        public List<String> columns() {
            return List.of(name);
        }

        @Override
        public RowFunction over(List<String> columns) {
            int at = RowFunction.index(name, columns);
            return row -> row[at];
        }
    }

    /**
     * The indicator of one level of a category: 1 where the column has it, 0 elsewhere.
     *
     * @param index of the level among the column's levels
     */
    record Level(String column, String level, int index) implements Variable {
        @Override
        public String name() {
            return column + "[" + level + "]";
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public RowFunction over(List<String> columns) {
            int at = RowFunction.index(column, columns);
            return row -> row[at] == index ? 1 : 0;
        }
    }

    /** An interaction: the product of two or more variables. */
    record Product(List<Variable> factors) implements Variable {
        public Product {
            factors = List.copyOf(factors);
            if (factors.size() < 2) {
                throw new InvalidValueException(
                        factors.size() + " factors", "An interaction is the product of two variables or more.");
            }
        }

        @Override
        public String name() {
            return factors.stream().map(Variable::name).collect(joining(":"));
        }

        @Override
        public List<String> columns() {
            return factors.stream().flatMap(factor -> factor.columns().stream()).toList();
        }

        @Override
        public RowFunction over(List<String> columns) {
            RowFunction[] functions =
                    factors.stream().map(factor -> factor.over(columns)).toArray(RowFunction[]::new);
            return row -> {
                double product = 1;
                for (RowFunction function : functions) {
                    product *= function.at(row);
                }
                return product;
            };
        }
    }

    /**
     * A calculation with numeric columns.
     *
     * @param columns those it reads, each once
     */
    record Transformation(Expression expression, List<String> columns) implements Variable {
        public Transformation {
            columns = List.copyOf(columns);
        }

        public Transformation(Expression expression) {
            this(expression, expression.variables());
        }

        /**
         * The transformation of a text like {@code log(age)} or {@code I(1/volume)}.
         *
         * @throws FormulaException if the text is not one
         */
        public static Transformation parse(String text) {
            return new Transformation(FormulaParser.transformation(text));
        }

        /** A function call as it is, anything else within {@code I(...)}. */
        @Override
        public String name() {
            return expression instanceof Expression.Call ? expression.toString() : "I(" + expression + ")";
        }

        @Override
        public RowFunction over(List<String> rows) {
            return expression.over(rows);
        }
    }
}
