package org.jellygrad.datasets;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A CSV that has been scanned: numbers from memory if they fit there, else parsed again on every pass; text always from
 * the file.
 *
 * @param columns the columns the scan found
 */
record CsvTable(
        CsvInput input,
        char delimiter,
        CsvOptions options,
        Schema columns,
        @Nullable NumberChunks numbers) implements Table {

    @Override
    public void forEachRow(int[] wanted, Numbers action) {
        if (numbers != null) {
            numbers.forEachRow(wanted, action);
            return;
        }
        NumberHandler handler = new NumberHandler(wanted, columns.columns().size(), new CellParser(options));
        CsvRecords.forEach(input, delimiter, handler, () -> {
            if (!handler.isHeader()) {
                action.accept(handler.row);
            }
        });
    }

    @Override
    public void forEachRow(Consumer<Row> action) {
        RowHandler handler = new RowHandler(columns, new CellParser(options));
        CsvRecords.forEach(input, delimiter, handler, () -> {
            if (!handler.isHeader()) {
                action.accept(handler.next());
            }
        });
    }

    /** Parses the wanted columns and nothing else. */
    private static final class NumberHandler extends CellHandler {
        private final CellParser parser;
        private final int[] slots; // of each column of the file its place in the row, −1 if it is not wanted
        private final double[] row;

        NumberHandler(int[] wanted, int columns, CellParser parser) {
            this.parser = parser;
            slots = new int[columns];
            row = new double[wanted.length];
            Arrays.fill(slots, -1);
            for (int i = 0; i < wanted.length; i++) {
                slots[wanted[i]] = i;
            }
        }

        @Override
        protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
            int slot = index < slots.length ? slots[index] : -1;
            if (slot >= 0 && !isHeader()) {
                boolean number = parser.parse(text, offset, length) == CellParser.Sort.NUMBER;
                row[slot] = number ? parser.number() : Double.NaN;
            }
        }
    }

    /** Keeps every cell. */
    private static final class RowHandler extends CellHandler {
        private final CellParser parser;
        private final boolean[] numeric;
        private long index;
        private String[] texts;
        private double[] numbers;
        private boolean[] missing;

        RowHandler(Schema columns, CellParser parser) {
            this.parser = parser;
            numeric = new boolean[columns.columns().size()];
            for (int i = 0; i < numeric.length; i++) {
                numeric[i] = columns.columns().get(i).isNumeric();
            }
            texts = new String[numeric.length];
            numbers = new double[numeric.length];
            missing = new boolean[numeric.length];
        }

        @Override
        protected void handleField(int column, char[] text, int offset, int length, boolean quoted) {
            if (column >= numeric.length) {
                return; // the file was changed under us; the end of the pass says so
            }
            CellParser.Sort sort = parser.parse(text, offset, length);
            texts[column] = new String(text, offset, length);
            missing[column] = sort == CellParser.Sort.MISSING;
            boolean number = sort == CellParser.Sort.NUMBER || sort == CellParser.Sort.INFINITE;
            numbers[column] = numeric[column] && number ? parser.number() : Double.NaN;
        }

        private Row next() {
            Row row = new Row(index++, texts, numbers, missing);
            texts = new String[numeric.length];
            numbers = new double[numeric.length];
            missing = new boolean[numeric.length];
            return row;
        }
    }
}
