package org.jellygrad.trainer.term;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jellygrad.datasets.UnusableDataException;

/** Says that a variable has no finite value somewhere. */
public final class UndefinedValue {
    private UndefinedValue() {}

    /**
     * An error that names the variable, the place, and the values of its columns.
     *
     * @param values of the variable's columns
     * @param where the place, as in {@code row 3}
     */
    public static UnusableDataException of(Variable variable, double[] values, String where) {
        List<String> names = variable.columns();
        double value = variable.value(values);
        String what = Double.isNaN(value) ? "not a number" : value > 0 ? "infinite" : "minus infinity";
        String cells = IntStream.range(0, values.length)
                .mapToObj(k -> names.get(k) + " = " + number(values[k]))
                .distinct()
                .collect(Collectors.joining(", "));
        return new UnusableDataException(
                variable.name() + " is " + what + " in " + where + ", where " + cells + ".",
                "Every row needs a finite number: a logarithm exists of numbers above 0, a root from 0, a quotient where"
                        + " the divisor is not 0. Choose another transformation, or mend or leave out such rows.");
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
