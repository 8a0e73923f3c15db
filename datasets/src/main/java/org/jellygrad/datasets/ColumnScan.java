package org.jellygrad.datasets;

import org.jellygrad.datasets.Column.Kind;
import org.jellygrad.datasets.ColumnSummary.Cell;
import org.jellygrad.datasets.ColumnSummary.CellCount;
import org.jspecify.annotations.Nullable;

/** Gathers the summary of one column, cell by cell. */
final class ColumnScan {
    private long numbers;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private final Tally missing = new Tally();
    private final Tally texts = new Tally();
    private final Tally infinities = new Tally();

    void addNumber(double number) {
        numbers++;
        if (number < min) {
            min = number;
        }
        if (number > max) {
            max = number;
        }
    }

    /** Counts a cell that is no finite number; true if it is the first of its sort, whose place is to be noted. */
    boolean addOther(CellParser.Sort sort) {
        return tally(sort).count++ == 0;
    }

    void noteFirst(CellParser.Sort sort, Cell cell) {
        tally(sort).first = cell;
    }

    private Tally tally(CellParser.Sort sort) {
        return switch (sort) {
            case MISSING -> missing;
            case TEXT -> texts;
            case INFINITE -> infinities;
            case NUMBER -> throw new IllegalArgumentException("a number");
        };
    }

    ColumnSummary summary(String name) {
        boolean text = texts.count > 0;
        boolean none = text || numbers == 0;
        return new ColumnSummary(
                new Column(name, text ? Kind.TEXT : Kind.NUMERIC),
                numbers,
                none ? Double.NaN : min,
                none ? Double.NaN : max,
                missing.total(),
                texts.total(),
                infinities.total());
    }

    private static final class Tally {
        private long count;
        private @Nullable Cell first;

        private CellCount total() {
            return new CellCount(count, first);
        }
    }
}
