package org.jellygrad.datasets.csv;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jellygrad.datasets.internal.CellKind;
import org.jellygrad.datasets.internal.CodedTable;
import org.jellygrad.datasets.internal.Levels;
import org.jellygrad.datasets.internal.NumberChunks;
import org.jellygrad.datasets.internal.Table;
import org.jspecify.annotations.Nullable;

/**
 * A CSV that has been scanned: numbers from memory if they fit there, else parsed again on every pass; text always from
 * the file.
 *
 * @param layout where the cells are
 * @param plan which records are rows
 * @param numeric of each column whether it is numeric
 * @param numbers the numbers of all columns, null if they do not fit in memory
 * @param levels of the categories, whose cells count as their indices, by the column's index; none beside numbers in memory
 */
@SuppressWarnings("ArrayRecordComponent") // private to this package, and never written
record CsvTable(
        CsvLayout layout,
        RowPlan plan,
        CsvOptions options,
        boolean[] numeric,
        @Nullable NumberChunks numbers,
        Map<Integer, Levels> levels)
        implements Table {

    @Override
    public void forEachRow(int[] wanted, Numbers action) {
        if (numbers != null) {
            numbers.forEachRow(wanted, action);
            return;
        }
        NumberHandler handler = new NumberHandler(slots(wanted), wanted, parser(), levels);
        CsvRecords.forEach(layout, plan, handler, () -> action.accept(handler.row));
    }

    @Override
    public boolean isHeld() {
        return numbers != null;
    }

    @Override
    public void forEachText(int[] wanted, Texts action) {
        TextHandler handler = new TextHandler(slots(wanted), wanted.length, parser());
        CsvRecords.forEach(layout, plan, handler, () -> {
            for (int j = 0; j < handler.texts.length; j++) {
                String text = handler.texts[j];
                if (text != null) {
                    action.accept(j, text);
                }
                handler.texts[j] = null;
            }
        });
    }

    private CellParser parser() {
        return new CellParser(options, layout.dialect().decimal());
    }

    /** Of each column of the file its place among the wanted ones, −1 if it is not wanted. */
    private int[] slots(int[] wanted) {
        int[] slots = new int[numeric.length];
        Arrays.fill(slots, -1);
        for (int i = 0; i < wanted.length; i++) {
            slots[wanted[i]] = i;
        }
        return slots;
    }

    /** Beside numbers in memory the indices are kept there too; else they are looked up on every pass. */
    @Override
    public Table coded(Map<Integer, Levels> names, long rows) {
        CsvTable parsed = new CsvTable(layout, plan, options, numeric, null, names);
        if (numbers == null || names.isEmpty()) {
            return numbers == null ? parsed : this;
        }
        Map<Integer, double[]> codes = new LinkedHashMap<>();
        names.keySet().forEach(column -> codes.put(column, new double[(int) rows]));
        double[][] targets = codes.values().toArray(double[][]::new);
        int[] at = {0};
        parsed.forEachRow(names.keySet().stream().mapToInt(column -> column).toArray(), row -> {
            for (int j = 0; j < targets.length; j++) {
                targets[j][at[0]] = row[j];
            }
            at[0]++;
        });
        return new CodedTable(this, codes);
    }

    @Override
    public void forEachRow(Cells action) {
        RowHandler handler = new RowHandler(numeric, parser());
        CsvRecords.forEach(layout, plan, handler, () -> handler.handOver(action));
    }

    /** Parses the wanted columns and nothing else. */
    private static final class NumberHandler extends CellHandler {
        private final CellParser parser;
        private final int[] slots;
        private final double[] row;
        private final @Nullable Levels[] levels; // of each place in the row, null for numbers

        NumberHandler(int[] slots, int[] wanted, CellParser parser, Map<Integer, Levels> levels) {
            this.slots = slots;
            this.parser = parser;
            this.levels = new Levels[wanted.length];
            row = new double[wanted.length];
            for (int i = 0; i < wanted.length; i++) {
                this.levels[i] = levels.get(wanted[i]);
            }
        }

        @Override
        protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
            int slot = index < slots.length ? slots[index] : -1;
            if (slot >= 0 && !isIgnored()) {
                row[slot] = number(slot, text, offset, length);
            }
        }

        private double number(int slot, char[] text, int offset, int length) {
            CellKind kind = parser.parse(text, offset, length);
            Levels names = levels[slot];
            double number = kind == CellKind.NUMBER ? parser.number() : Double.NaN;
            return names == null || kind == CellKind.MISSING
                    ? number
                    : names.index(new String(text, offset, length).trim(), number);
        }

        @Override
        boolean takesBlocks() {
            return true;
        }

        @Override
        int[] slots() {
            return slots;
        }

        @Override
        boolean[] plainNumbers() {
            boolean[] plain = new boolean[row.length];
            for (int i = 0; i < plain.length; i++) {
                plain[i] = levels[i] == null && parser.readsPlainNumbers();
            }
            return plain;
        }

        @Override
        void takeBlock(BlockText text, Runnable action) throws NotInBlocksException {
            CsvBlock block = text.block();
            double[] cells = block.numbers();
            for (int k = 0; k < block.others(); k++) {
                text.look(k);
                cells[block.cell(k)] = number(block.cell(k) % row.length, text.text(), 0, text.length());
            }
            for (int i = 0; i < block.rows(); i++) {
                System.arraycopy(cells, i * row.length, row, 0, row.length);
                action.run();
            }
        }
    }

    /** Keeps the texts of the wanted columns. */
    private static final class TextHandler extends CellHandler {
        private final CellParser parser;
        private final int[] slots;
        private final @Nullable String[] texts; // null where the cell is missing

        TextHandler(int[] slots, int wanted, CellParser parser) {
            this.slots = slots;
            this.parser = parser;
            texts = new String[wanted];
        }

        @Override
        protected void handleField(int index, char[] cell, int offset, int length, boolean quoted) {
            int slot = index < slots.length ? slots[index] : -1;
            if (slot >= 0 && !isIgnored() && parser.parse(cell, offset, length) != CellKind.MISSING) {
                texts[slot] = new String(cell, offset, length).trim();
            }
        }
    }

    /** Keeps every cell. */
    private static final class RowHandler extends CellHandler {
        private final CellParser parser;
        private final boolean[] numeric;
        private String[] texts;
        private double[] numbers;
        private boolean[] missing;

        RowHandler(boolean[] numeric, CellParser parser) {
            this.parser = parser;
            this.numeric = numeric;
            texts = new String[numeric.length];
            numbers = new double[numeric.length];
            missing = new boolean[numeric.length];
        }

        @Override
        protected void handleField(int column, char[] text, int offset, int length, boolean quoted) {
            if (column >= numeric.length || isIgnored()) {
                return;
            }
            CellKind kind = parser.parse(text, offset, length);
            texts[column] = new String(text, offset, length);
            missing[column] = kind == CellKind.MISSING || (kind == CellKind.MARK && numeric[column]);
            boolean number = kind == CellKind.NUMBER || kind == CellKind.INFINITE;
            numbers[column] = numeric[column] && number ? parser.number() : Double.NaN;
        }

        private void handOver(Cells action) {
            action.accept(texts, numbers, missing);
            texts = new String[numeric.length];
            numbers = new double[numeric.length];
            missing = new boolean[numeric.length];
        }
    }
}
