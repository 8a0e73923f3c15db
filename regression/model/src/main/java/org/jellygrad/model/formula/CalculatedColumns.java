package org.jellygrad.model.formula;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.Row;
import org.jellygrad.datasets.problem.Quoted;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.datasets.reading.Dates;
import org.jellygrad.model.expression.RowFunction;
import org.jellygrad.model.expression.Token;

/**
 * Columns that a formula computes before training: numbers of dates ({@code year(day)}, {@code month(day)}, {@code days(day)}) and a
 * transformed target ({@code log(price)}). The name of such a column is its formula.
 */
public final class CalculatedColumns {
    /** The functions of dates. */
    static final Set<String> OF_DATES = Set.of("year", "month", "days");

    private static final Pattern OF_DATE = Pattern.compile("(year|month|days)\\((.+)\\)");

    private CalculatedColumns() {}

    /** The name of the column for a number of a date. */
    static String ofDate(String function, String column) {
        return function + "(" + Token.quoted(column) + ")";
    }

    /** The calculation that a column's name stands for; empty if it stands for none. */
    public static Optional<Variable.Transformation> transformation(String name) {
        if (name.indexOf('(') < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Variable.Transformation.parse(name));
        } catch (FormulaException e) {
            return Optional.empty();
        }
    }

    /**
     * The data plus each of these columns that the data lacks and that its own columns determine. A calculated column is held in memory, 8
     * bytes a row. A column that cannot be calculated stays out; the code that needs it reports that.
     *
     * @throws UnusableDataException if a text is no date, or a calculation is not defined in some row
     */
    public static Dataset of(Dataset data, Collection<String> names) {
        Dataset result = data;
        for (String name : Set.copyOf(names)) {
            if (!result.schema().contains(name)) {
                result = with(result, name);
            }
        }
        return result;
    }

    private static Dataset with(Dataset data, String name) {
        Matcher date = OF_DATE.matcher(name);
        if (date.matches()) {
            String written = date.group(2);
            for (String column : data.schema().names()) {
                boolean named = written.equals(Token.quoted(column)) || written.equals(column);
                if (named && !data.schema().column(column).isNumeric()) {
                    return data.with(name, dates(data, date.group(1), column));
                }
            }
            return data;
        }
        Optional<Variable.Transformation> calculation = transformation(name);
        boolean possible = calculation.isPresent()
                && !calculation.get().columns().isEmpty()
                && calculation.get().columns().stream()
                        .allMatch(column -> data.schema().contains(column)
                                && data.schema().column(column).isNumeric());
        return possible ? data.with(name, numbers(data, calculation.get())) : data;
    }

    private static double[] dates(Dataset data, String function, String column) {
        int index = data.schema().indexOf(column);
        double[] numbers = room(data);
        data.forEachRow(row -> numbers[(int) row.index()] = row.isMissing(index)
                ? Double.NaN
                : number(function, row.text(index))
                        .orElseThrow(() -> new UnusableDataException(
                                "Column " + Quoted.name(column) + " holds " + Quoted.cell(row.text(index)) + " in row "
                                        + (row.index() + 1) + ", which is no date.",
                                "Dates are written 2024-01-31, 2024/01/31 or 31.01.2024, perhaps with a time behind the"
                                        + " first. Mend the cell, or take it as missing with `CsvOptions.missing`.")));
        return numbers;
    }

    private static OptionalDouble number(String function, String text) {
        return switch (function) {
            case "year" -> Dates.year(text);
            case "month" -> Dates.month(text);
            default -> Dates.days(text);
        };
    }

    private static double[] numbers(Dataset data, Variable.Transformation calculation) {
        List<String> columns = calculation.columns();
        int[] indices = columns.stream().mapToInt(data.schema()::indexOf).toArray();
        RowFunction function = calculation.over(columns);
        double[] numbers = room(data);
        double[] values = new double[indices.length];
        data.forEachRow(row -> {
            boolean complete = fill(row, indices, values);
            double number = complete ? function.at(values) : Double.NaN;
            if (complete && !Double.isFinite(number)) {
                throw UndefinedValue.of(calculation, columns, values, "row " + (row.index() + 1));
            }
            numbers[(int) row.index()] = number;
        });
        return numbers;
    }

    private static boolean fill(Row row, int[] indices, double[] values) {
        boolean complete = true;
        for (int j = 0; j < indices.length; j++) {
            values[j] = row.number(indices[j]);
            complete &= !row.isMissing(indices[j]);
        }
        return complete;
    }

    private static double[] room(Dataset data) {
        if (data.rows() > Integer.MAX_VALUE - 8) {
            throw new UnusableDataException(
                    data.card().name() + " has " + data.rows() + " rows, too many for a calculated column.",
                    "Add the column to the data.");
        }
        return new double[(int) data.rows()];
    }
}
