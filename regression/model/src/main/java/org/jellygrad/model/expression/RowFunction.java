package org.jellygrad.model.expression;

import java.util.List;
import org.jellygrad.datasets.problem.InvalidValueException;

/** A number made of a row's values, prepared once for the order in which they come. Immutable; computing allocates nothing. */
@FunctionalInterface
public interface RowFunction {

    /** Its value in a row; NaN or infinite where it is not defined. */
    double at(double[] row);

    /** Where a column stands in rows of these. */
    static int index(String column, List<String> columns) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new InvalidValueException(
                    "The rows lack the column '" + column + "'.", "They have " + String.join(", ", columns) + ".");
        }
        return index;
    }
}
