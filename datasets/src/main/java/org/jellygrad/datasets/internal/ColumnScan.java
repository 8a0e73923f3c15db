package org.jellygrad.datasets.internal;

import org.jspecify.annotations.Nullable;

/** Gathers what there is to know of one column, cell by cell. */
public final class ColumnScan {
    private long numbers;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private final Tally missing = new Tally();
    private final Tally texts = new Tally();
    private final Tally infinities = new Tally();

    /** Takes note of a finite number. */
    public void addNumber(double number) {
        numbers++;
        if (number < min) {
            min = number;
        }
        if (number > max) {
            max = number;
        }
    }

    /**
     * Counts a cell that is no finite number.
     *
     * @return whether it is the first of its sort: then {@link #noteFirst} wants to know where it stands
     */
    public boolean addOther(Sort sort) {
        return of(sort).count++ == 0;
    }

    /** Takes note of the first cell of its sort. */
    public void noteFirst(Sort sort, First cell) {
        of(sort).first = cell;
    }

    /** How many cells hold a finite number. */
    public long numbers() {
        return numbers;
    }

    /** The smallest number; positive infinity if there is none. */
    public double min() {
        return min;
    }

    /** The largest number; negative infinity if there is none. */
    public double max() {
        return max;
    }

    /** The cells of a sort that is not {@link Sort#NUMBER}. */
    public Tally of(Sort sort) {
        return switch (sort) {
            case MISSING -> missing;
            case TEXT -> texts;
            case INFINITE -> infinities;
            case NUMBER -> throw new IllegalArgumentException("a number");
        };
    }

    /** The cells of one sort. */
    public static final class Tally {
        private long count;
        private @Nullable First first;

        private Tally() {}

        /** How many there are. */
        public long count() {
            return count;
        }

        /** The first; null if there is none. */
        public @Nullable First first() {
            return first;
        }
    }

    /**
     * The first cell of its sort.
     *
     * @param row its row, counted from 0
     * @param where where to find it, as a message says it
     * @param text what it says
     */
    public record First(long row, String where, String text) {}
}
