package org.jellygrad.datasets.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table with further numeric columns, which are held in memory, behind its own.
 *
 * @param table the cells of the other columns
 * @param width how many these are
 * @param columns a number for each row, NaN where it is missing; never written again
 */
public record AppendedTable(Table table, int width, List<double[]> columns) implements Table {

    @Override
    public void forEachRow(Cells action) {
        int[] at = {0};
        table.forEachRow((texts, numbers, missing) -> {
            String[] allTexts = Arrays.copyOf(texts, width + columns.size());
            double[] allNumbers = Arrays.copyOf(numbers, allTexts.length);
            boolean[] allMissing = Arrays.copyOf(missing, allTexts.length);
            for (int j = 0; j < columns.size(); j++) {
                double number = columns.get(j)[at[0]];
                allTexts[width + j] = PlainNumber.text(number);
                allNumbers[width + j] = number;
                allMissing[width + j] = Double.isNaN(number);
            }
            at[0]++;
            action.accept(allTexts, allNumbers, allMissing);
        });
    }

    @Override
    public void forEachRow(int[] wanted, Numbers action) {
        int[] own = Arrays.stream(wanted).filter(column -> column < width).toArray();
        double[] row = new double[wanted.length];
        int[] at = {0};
        table.forEachRow(own, numbers -> {
            int next = 0;
            for (int j = 0; j < wanted.length; j++) {
                row[j] = wanted[j] < width ? numbers[next++] : columns.get(wanted[j] - width)[at[0]];
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
        Map<Integer, Levels> own = new LinkedHashMap<>(levels);
        own.keySet().removeIf(column -> column >= width);
        List<double[]> coded = new ArrayList<>(columns);
        levels.forEach((column, names) -> {
            if (column >= width) {
                coded.set(
                        column - width,
                        Arrays.stream(columns.get(column - width))
                                .map(number -> names.index("", number))
                                .toArray());
            }
        });
        return new AppendedTable(table.coded(own, rows), width, coded);
    }

    @Override
    public boolean isHeld() {
        return table.isHeld();
    }
}
