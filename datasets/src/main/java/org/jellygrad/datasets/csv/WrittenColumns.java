package org.jellygrad.datasets.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jellygrad.datasets.internal.CellKind;
import org.jellygrad.datasets.internal.ColumnScan;
import org.jellygrad.datasets.internal.FormattedNumber.Form;
import org.jellygrad.datasets.internal.PlainNumber;
import org.jellygrad.datasets.problem.Quoted;
import org.jellygrad.datasets.reading.Decision;

/** Describes how the cells of numeric columns that are not plain numbers were read. */
final class WrittenColumns {
    private WrittenColumns() {}

    /**
     * One decision for each form of writing, which names the columns that have it.
     *
     * @param marks of each column, how many signs count as missing cells
     */
    static List<Decision> decisions(List<String> names, ColumnScan[] columns, long[] marks) {
        List<Decision> decisions = new ArrayList<>();
        add(decisions, Form.THOUSANDS, "separators between thousands", "CsvOptions.decimal", names, columns);
        add(decisions, Form.PERCENT, "percent signs", "", names, columns);
        add(decisions, Form.CURRENCY, "currencies", "", names, columns);
        List<String> marked = new ArrayList<>();
        long cells = 0;
        for (int j = 0; j < columns.length; j++) {
            if (marks[j] > 0) {
                marked.add(names.get(j));
                cells += marks[j];
            }
        }
        if (cells > 0) {
            decisions.add(new Decision(
                    (cells == 1 ? "1 cell" : cells + " cells") + " of " + Quoted.list(marked)
                            + " with a hyphen, point or question mark alone "
                            + (cells == 1 ? "counts" : "count") + " as missing",
                    "",
                    ""));
        }
        return decisions;
    }

    private static void add(
            List<Decision> decisions,
            Form form,
            String what,
            String setting,
            List<String> names,
            ColumnScan[] columns) {
        List<String> having = new ArrayList<>();
        String example = "";
        String mixed = "";
        for (int j = 0; j < columns.length; j++) {
            Optional<ColumnScan.WrittenCells> cells = columns[j].written(form);
            if (cells.isEmpty() || columns[j].of(CellKind.TEXT).count() > 0) {
                continue;
            }
            having.add(names.get(j));
            if (example.isEmpty()) {
                example = cells.get().text() + " is "
                        + PlainNumber.text(cells.get().number());
            }
            long numbers = columns[j].numbers();
            if (mixed.isEmpty() && form == Form.PERCENT && cells.get().count() < numbers) {
                mixed = ", in " + cells.get().count() + " of " + numbers + " cells of "
                        + Quoted.list(List.of(names.get(j)));
            }
        }
        if (!having.isEmpty()) {
            decisions.add(
                    new Decision(what + " in " + Quoted.list(having) + " (" + example + mixed + ")", "", setting));
        }
    }
}
