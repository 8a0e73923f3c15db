package org.jellygrad.model.formula;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jellygrad.datasets.problem.UnusableDataException;

/** Says that a variable has no finite value somewhere. */
public final class UndefinedValue {
    private UndefinedValue() {}

    /**
     * An error that names the variable, the place, and the values of its columns.
     *
     * @param columns what the row's values are
     * @param where the place, as in {@code row 3}
     */
    public static UnusableDataException of(Variable variable, List<String> columns, double[] row, String where) {
        double value = variable.over(columns).at(row);
        String what = Double.isNaN(value) ? "not a number" : value > 0 ? "infinite" : "minus infinity";
        String cells = numbers(variable)
                .distinct()
                .map(column -> column + " = " + number(row[columns.indexOf(column)]))
                .collect(Collectors.joining(", "));
        return new UnusableDataException(
                variable.name() + " is " + what + " in " + where + ", where " + cells + ".",
                "Every row needs a finite number: a logarithm exists of numbers above 0, a root from 0, a quotient where"
                        + " the divisor is not 0. Choose another transformation, or mend or leave out such rows.");
    }

    /** The columns that are not categories: of those, no level leaves anything undefined. */
    private static Stream<String> numbers(Variable variable) {
        if (variable instanceof Variable.Product product) {
            return product.factors().stream().flatMap(UndefinedValue::numbers);
        }
        return variable instanceof Variable.Level ? Stream.empty() : variable.columns().stream();
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
