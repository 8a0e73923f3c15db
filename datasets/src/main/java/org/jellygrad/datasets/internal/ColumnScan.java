package org.jellygrad.datasets.internal;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers what there is to know of one column, cell by cell. */
public final class ColumnScan {
    private long numbers;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private final Tally missing = new Tally();
    private final Tally texts = new Tally();
    private final Tally infinities = new Tally();
    private final Tally marks = new Tally();
    private final Map<FormattedNumber.Form, WrittenCells> forms = new EnumMap<>(FormattedNumber.Form.class);

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

    /** Takes note of so many finite numbers between two. */
    public void addNumbers(long count, double least, double most) {
        numbers += count;
        min = least < min ? least : min;
        max = most > max ? most : max;
    }

    /**
     * Takes note of a whole column of finite numbers.
     *
     * @return false, and nothing is noted, if one of them is none
     */
    public boolean addNumbers(double[] column) {
        double least = min;
        double most = max;
        double sum = 0;
        for (double number : column) {
            sum += number * 0; // NaN from the first NaN or infinity on
            least = number < least ? number : least;
            most = number > most ? number : most;
        }
        if (sum != 0) {
            return false;
        }
        numbers += column.length;
        min = least;
        max = most;
        return true;
    }

    /**
     * Counts a cell that is no finite number.
     *
     * @return whether it is the first of its sort: then {@link #noteFirst} wants to know where it stands
     */
    public boolean addOther(CellKind kind) {
        return of(kind).count++ == 0;
    }

    /** Takes note of the first cell of its sort. */
    public void noteFirst(CellKind kind, First cell) {
        of(kind).first = cell;
    }

    /** Takes note of how a finite number that was added is written. */
    public void addForms(FormattedNumber number, char[] text, int offset, int length) {
        for (FormattedNumber.Form form : FormattedNumber.Form.values()) {
            if (number.has(form)) {
                WrittenCells cells = forms.get(form);
                if (cells == null) {
                    cells = new WrittenCells(new String(text, offset, length).strip(), number.number());
                    forms.put(form, cells);
                }
                cells.count++;
            }
        }
    }

    /** The finite numbers that have a form, if there are any. */
    public Optional<WrittenCells> written(FormattedNumber.Form form) {
        return Optional.ofNullable(forms.get(form));
    }

    /**
     * Settles what the marks are, once the column has been read: missing cells if the column is otherwise numeric, else
     * texts.
     *
     * @return how many of them are missing cells
     */
    public long settleMarks() {
        boolean numeric = texts.count == 0 && numbers + infinities.count > 0;
        long settled = numeric ? marks.count : 0;
        (numeric ? missing : texts).take(marks);
        return settled;
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

    /** The cells of a sort that is not {@link CellKind#NUMBER}. */
    public Tally of(CellKind kind) {
        return switch (kind) {
            case MISSING -> missing;
            case TEXT -> texts;
            case INFINITE -> infinities;
            case MARK -> marks;
            case NUMBER -> throw new IllegalArgumentException("a number");
        };
    }

    /** The cells of one sort. */
    public static final class Tally {
        private long count;
        private @Nullable First first;

        private Tally() {}

        private void take(Tally other) {
            count += other.count;
            First theirs = other.first;
            if (theirs != null && (first == null || theirs.row < first.row)) {
                first = theirs;
            }
            other.count = 0;
            other.first = null;
        }

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

    /** Numbers that are written in a form. */
    public static final class WrittenCells {
        private final String text;
        private final double number;
        private long count;

        private WrittenCells(String text, double number) {
            this.text = text;
            this.number = number;
        }

        /** What the first of them says. */
        public String text() {
            return text;
        }

        /** What it is read as. */
        public double number() {
            return number;
        }

        /** How many there are. */
        public long count() {
            return count;
        }
    }
}
