package org.jellygrad.trainer.internal.setup;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jellygrad.datasets.Column;
import org.jellygrad.datasets.ColumnSummary;
import org.jellygrad.datasets.ColumnSummary.Cell;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.problem.Quoted;
import org.jellygrad.trainer.internal.rows.FilledRows;
import org.jellygrad.trainer.settings.Settings;

/**
 * What a user should know of the data beside what was learned from it: how it was read, cells that were filled, and columns nobody looked
 * at.
 */
final class DataWarnings {

    private DataWarnings() {}

    /**
     * @param used columns that features are made of
     * @param rows the rows that are learned from, with these columns
     */
    static List<String> of(Dataset data, Settings settings, List<String> used, RowSource rows) {
        List<String> warnings = new ArrayList<>();
        if (settings.features().isEmpty() && data.schema().rowNames().stream().noneMatch(used::contains)) {
            warnings.addAll(data.notes());
        }
        boolean filled = settings.missing() == MissingValues.MEAN
                && used.stream().anyMatch(name -> data.summary(name).missing().count() > 0);
        if (filled) {
            // Rows may be dropped for another cell, so the cells that lack in all rows are too many.
            List<BitSet> missing = FilledRows.missing(data, rows);
            for (int j = 0; j < missing.size(); j++) {
                filled(warnings, rows.features().get(j), missing.get(j).cardinality());
            }
        }
        for (ColumnSummary summary : data.summaries()) {
            String name = summary.column().name();
            if (!used.contains(name) && settings.features().isEmpty() && settings.formula() == null) {
                almostNumeric(warnings, name, summary);
            }
        }
        return warnings;
    }

    private static void filled(List<String> warnings, String name, long cells) {
        if (cells > 0) {
            warnings.add((cells == 1 ? "1 missing cell of column " : cells + " missing cells of column ")
                    + Quoted.name(name) + " took the column's mean.");
        }
    }

    /** A slip of the pen, or another notation, makes a text of a column of numbers, and would take it from the features unnoticed. */
    private static void almostNumeric(List<String> warnings, String name, ColumnSummary summary) {
        Cell first = summary.texts().first();
        long texts = summary.texts().count();
        Optional<String> withPoint = summary.firstTextWithDecimalPoint();
        boolean almost = texts <= summary.numbers() || withPoint.isPresent();
        if (summary.column().kind() == Column.Kind.TEXT && first != null && almost) {
            String cell = Quoted.cell(first.text());
            boolean whole = cell.equals("'" + first.text() + "'");
            warnings.add(
                    "Column " + Quoted.name(name) + " is left out: " + texts + " of its " + (texts + summary.numbers())
                            + (texts == 1 ? " cells is not a number, " : " cells are not numbers, the first is ")
                            + cell
                            + " at " + first.where() + ". "
                            + withPoint
                                    .map(number -> "To read it as " + number + ", say `CsvOptions.decimal ,`.")
                                    .orElse(
                                            whole
                                                    ? "Mend the file, or take such cells as missing with `CsvOptions.missing "
                                                            + cell + "`."
                                                    : "Mend the file."));
        }
    }
}
