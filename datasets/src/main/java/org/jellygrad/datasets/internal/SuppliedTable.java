package org.jellygrad.datasets.internal;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.Quoted;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a program hands out, as often as asked; none is kept.
 *
 * @param name of the data set, for messages
 * @param columns their names
 * @param numeric of each column whether it is numeric
 * @param rows hands out every row from the first: cells that are numbers, truth values, texts or null. What it hands out is
 *     closed at the end, if it can be
 * @param levels of the categories, whose cells count as their indices, by the column's index
 * @param count how many rows there are; −1 before the first pass has told
 */
@SuppressWarnings("ArrayRecordComponent") // of one owner, and never written
public record SuppliedTable(
        String name,
        List<String> columns,
        boolean[] numeric,
        Supplier<? extends Iterator<? extends @Nullable Object[]>> rows,
        Map<Integer, Levels> levels,
        long count)
        implements Table {

    /** Takes a row and its index. */
    private interface Visitor {
        void visit(long index, @Nullable Object[] row);
    }

    private void visit(Visitor visitor) {
        Iterator<? extends @Nullable Object[]> iterator = rows.get();
        try {
            long index = 0;
            while (iterator.hasNext()) {
                @Nullable Object[] row = iterator.next();
                if (row.length != columns.size()) {
                    throw new UnusableDataException(
                            Problem.mendedBy(
                                    "Row " + index + " of " + name + " has " + row.length + " cells for "
                                            + columns.size() + " columns.",
                                    "Give each row one cell for each column, null where it is missing. Rows are counted from 0."));
                }
                visitor.visit(index++, row);
            }
            if (count >= 0 && index != count) {
                throw new UnusableDataException(new Problem(
                        name + " gave " + count + " rows at first, and " + index + " later.",
                        "Rows read in one pass and in another would not belong together.",
                        "Hand out the same rows whenever they are asked for."));
            }
        } finally {
            close(iterator);
        }
    }

    private static void close(Iterator<?> iterator) {
        if (iterator instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("The rows cannot be closed: " + e.getMessage(), e);
            }
        }
    }

    private double number(long index, int column, @Nullable Object cell) {
        if (cell == null) {
            return Double.NaN;
        }
        if (cell instanceof Number number) {
            return number.doubleValue();
        }
        if (cell instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        throw new UnusableDataException(Problem.mendedBy(
                "Column " + Quoted.name(columns.get(column)) + " of " + name + " holds " + Quoted.cell(cell.toString())
                        + " in row " + index + ", which is no number.",
                "Hand out a number or null, or say in the schema that the column is text. Rows are counted from 0."));
    }

    private static String text(@Nullable Object cell) {
        return cell == null
                ? ""
                : cell instanceof Number number && !(number instanceof BigDecimal)
                        ? PlainNumber.text(number.doubleValue())
                        : cell.toString();
    }

    private boolean isMissing(int column, @Nullable Object cell) {
        return cell == null
                || (numeric[column] && cell instanceof Number number && Double.isNaN(number.doubleValue()))
                || (!numeric[column] && cell.toString().isBlank());
    }

    @Override
    public void forEachRow(Cells action) {
        visit((index, row) -> {
            String[] texts = new String[row.length];
            double[] numbers = new double[row.length];
            boolean[] missing = new boolean[row.length];
            for (int j = 0; j < row.length; j++) {
                texts[j] = text(row[j]);
                missing[j] = isMissing(j, row[j]);
                numbers[j] = numeric[j] ? number(index, j, row[j]) : Double.NaN;
            }
            action.accept(texts, numbers, missing);
        });
    }

    @Override
    public void forEachRow(int[] wanted, Numbers action) {
        double[] numbers = new double[wanted.length];
        visit((index, row) -> {
            for (int j = 0; j < wanted.length; j++) {
                int column = wanted[j];
                Object cell = row[column];
                Levels names = levels.get(column);
                double number = numeric[column] ? number(index, column, cell) : Double.NaN;
                numbers[j] = names == null || isMissing(column, cell)
                        ? number
                        : names.index(text(cell).trim(), number);
            }
            action.accept(numbers);
        });
    }

    @Override
    public void forEachText(int[] wanted, Texts action) {
        visit((index, row) -> {
            for (int j = 0; j < wanted.length; j++) {
                if (!isMissing(wanted[j], row[wanted[j]])) {
                    action.accept(j, text(row[wanted[j]]).trim());
                }
            }
        });
    }

    @Override
    public Table coded(Map<Integer, Levels> names, long rowCount) {
        return new SuppliedTable(name, columns, numeric, rows, Map.copyOf(names), rowCount);
    }

    @Override
    public boolean isHeld() {
        return false;
    }
}
