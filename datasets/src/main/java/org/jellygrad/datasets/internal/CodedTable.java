package org.jellygrad.datasets.internal;

import java.util.Map;

/**
 * A table of which some text columns are held in memory as the indices of their levels.
 *
 * @param table the cells of the other columns
 * @param codes column → the index of each row's level, NaN where it is none
 */
public record CodedTable(Table table, Map<Integer, double[]> codes) implements Table {

    @Override
    public void forEachRow(Cells action) {
        table.forEachRow(action);
    }

    @Override
    public void forEachRow(int[] wanted, Numbers action) {
        double[][] coded = new double[wanted.length][];
        for (int j = 0; j < wanted.length; j++) {
            coded[j] = codes.get(wanted[j]);
        }
        int[] at = {0};
        table.forEachRow(wanted, row -> {
            for (int j = 0; j < coded.length; j++) {
                if (coded[j] != null) {
                    row[j] = coded[j][at[0]];
                }
            }
            at[0]++;
            action.accept(row);
        });
    }

    @Override
    public void forEachText(int[] wanted, Texts action) {
        table.forEachText(wanted, action);
    }

    @Override
    public Table coded(Map<Integer, Levels> levels, long rows) {
        return table.coded(levels, rows);
    }

    @Override
    public boolean isHeld() {
        return table.isHeld();
    }
}
