package org.jellygrad.trainer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jellygrad.datasets.Column;
import org.jellygrad.datasets.ColumnSummary;
import org.jellygrad.datasets.ColumnSummary.Cell;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.MissingValues;

/** What a user should know of the data beside what was learned from it: cells that were filled, and columns nobody looked at. */
final class DataWarnings {

    private DataWarnings() {}

    /** @param used columns that features are made of */
    static List<String> of(Dataset data, Settings settings, List<String> used) {
        List<String> warnings = new ArrayList<>();
        for (ColumnSummary summary : data.summaries()) {
            String name = summary.column().name();
            if (used.contains(name) && settings.missing() == MissingValues.MEAN) {
                filled(warnings, name, summary.missing().count());
            } else if (!used.contains(name) && settings.features().isEmpty() && settings.formula() == null) {
                almostNumeric(warnings, name, summary);
            }
        }
        return warnings;
    }

    private static void filled(List<String> warnings, String name, long cells) {
        if (cells > 0) {
            warnings.add((cells == 1 ? "1 missing cell of column '" : cells + " missing cells of column '") + name
                    + "' took the column's mean.");
        }
    }

    /** A slip of the pen, or another notation, makes a text of a column of numbers, and would take it from the features unnoticed. */
    private static void almostNumeric(List<String> warnings, String name, ColumnSummary summary) {
        Cell first = summary.texts().first();
        long texts = summary.texts().count();
        Optional<String> withPoint = summary.firstTextWithDecimalPoint();
        boolean almost = texts <= summary.numbers() || withPoint.isPresent();
        if (summary.column().kind() == Column.Kind.TEXT && first != null && almost) {
            warnings.add("Column '" + name + "' is left out: " + texts + " of its " + (texts + summary.numbers())
                    + (texts == 1 ? " cells is not a number, '" : " cells are not numbers, the first is '")
                    + first.text()
                    + "' at " + first.where() + ". "
                    + withPoint
                            .map(number ->
                                    "Numbers are written with a decimal point, as in " + number + ": mend the file.")
                            .orElse("Mend the file, or use --na '" + first.text() + "'."));
        }
    }
}
