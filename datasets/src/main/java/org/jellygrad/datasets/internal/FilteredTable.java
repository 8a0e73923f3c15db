package org.jellygrad.datasets.internal;

import java.util.BitSet;
import java.util.Map;

/**
 * Some of the rows of a table, in its order.
 *
 * @param table all rows
 * @param chosen bit i says whether row i is among them
 * @param rows how many rows the table has
 */
public record FilteredTable(Table table, BitSet chosen, long rows) implements Table {

    @Override
    public void forEachRow(Cells action) {
        int[] at = {0};
        table.forEachRow((texts, numbers, missing) -> {
            if (chosen.get(at[0]++)) {
                action.accept(texts, numbers, missing);
            }
        });
    }

    @Override
    public void forEachRow(int[] wanted, Numbers action) {
        int[] at = {0};
        table.forEachRow(wanted, row -> {
            if (chosen.get(at[0]++)) {
                action.accept(row);
            }
        });
    }

    /** Texts alone do not say in which row they stand. */
    @Override
    public void forEachText(int[] wanted, Texts action) {
        forEachRow((texts, numbers, missing) -> {
            for (int j = 0; j < wanted.length; j++) {
                if (!missing[wanted[j]]) {
                    action.accept(j, texts[wanted[j]].trim());
                }
            }
        });
    }

    @Override
    public Table coded(Map<Integer, Levels> levels, long few) {
        return new FilteredTable(table.coded(levels, rows), chosen, rows);
    }
}
