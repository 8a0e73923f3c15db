package org.jellygrad.datasets.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Columns held in arrays.
 *
 * @param rows the number of rows
 * @param columns the columns, each with that many cells
 */
public record MemoryTable(int rows, List<ColumnCells> columns) implements Table {

    /** The cells of one column. */
    public sealed interface ColumnCells {
        /** The number in a row, NaN if there is none. */
        double number(int row);

        /** The text in a row, empty if it is missing. */
        String text(int row);

        /** Whether the cell in a row is missing. */
        boolean isMissing(int row);

        /** How many rows there are. */
        int length();
    }

    /**
     * Numbers.
     *
     * @param numbers one for each row, NaN where it is missing; never written again
     */
    @SuppressWarnings("ArrayRecordComponent") // of one owner, and never written
    public record NumberCells(double[] numbers) implements ColumnCells {
        @Override
        public double number(int row) {
            return numbers[row];
        }

        @Override
        public String text(int row) {
            return PlainNumber.text(numbers[row]);
        }

        @Override
        public boolean isMissing(int row) {
            return Double.isNaN(numbers[row]);
        }

        @Override
        public int length() {
            return numbers.length;
        }
    }

    /**
     * Texts.
     *
     * @param texts one for each row, null where it is missing
     */
    public record TextCells(List<@Nullable String> texts) implements ColumnCells {
        @Override
        public double number(int row) {
            return Double.NaN;
        }

        @Override
        public String text(int row) {
            String text = texts.get(row);
            return text == null ? "" : text;
        }

        @Override
        public boolean isMissing(int row) {
            return texts.get(row) == null;
        }

        @Override
        public int length() {
            return texts.size();
        }
    }

    /** The numbers of a numeric column: the table's own array, which nobody writes to. */
    public double[] numbers(int column) {
        if (columns.get(column) instanceof NumberCells cells) {
            return cells.numbers();
        }
        throw new IllegalArgumentException("Column " + column + " is text.");
    }

    @Override
    public void forEachRow(int[] wanted, Numbers action) {
        double[] row = new double[wanted.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < wanted.length; j++) {
                row[j] = columns.get(wanted[j]).number(i);
            }
            action.accept(row);
        }
    }

    @Override
    public void forEachText(int[] wanted, Texts action) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < wanted.length; j++) {
                ColumnCells cells = columns.get(wanted[j]);
                if (!cells.isMissing(i)) {
                    action.accept(j, cells.text(i).trim());
                }
            }
        }
    }

    @Override
    public Table coded(Map<Integer, Levels> levels, long count) {
        List<ColumnCells> coded = new ArrayList<>(columns);
        levels.forEach((column, names) -> {
            ColumnCells cells = columns.get(column);
            double[] codes = new double[rows];
            Arrays.setAll(
                    codes,
                    i -> cells.isMissing(i)
                            ? Double.NaN
                            : names.index(cells.text(i).trim(), cells.number(i)));
            coded.set(column, new NumberCells(codes));
        });
        return new MemoryTable(rows, coded);
    }

    @Override
    public void forEachRow(Cells action) {
        int width = columns.size();
        for (int i = 0; i < rows; i++) {
            String[] texts = new String[width];
            double[] numbers = new double[width];
            boolean[] missing = new boolean[width];
            for (int j = 0; j < width; j++) {
                ColumnCells cells = columns.get(j);
                texts[j] = cells.text(i);
                numbers[j] = cells.number(i);
                missing[j] = cells.isMissing(i);
            }
            action.accept(texts, numbers, missing);
        }
    }
}
