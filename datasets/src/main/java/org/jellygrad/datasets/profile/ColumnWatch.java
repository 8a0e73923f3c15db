package org.jellygrad.datasets.profile;

import static java.util.Comparator.comparing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.ColumnSummary;
import org.jellygrad.datasets.Row;

/** Watches one column, row by row. */
final class ColumnWatch {
    private final ColumnSummary summary;
    private final int index;
    private final long[] bins;
    private final Map<String, Long> levels = new HashMap<>();
    private long numbers;
    private double mean;
    private double squares;
    private final Extreme low = new Extreme();
    private final Extreme high = new Extreme();
    private double last = Double.NaN;
    private boolean counts = true; // so far each number is one more than the last
    private boolean different = true; // so far no text came twice

    ColumnWatch(ColumnSummary summary, int index) {
        this.summary = summary;
        this.index = index;
        bins = new long[summary.column().isNumeric() ? Profile.BINS : 0];
    }

    /** The most extreme number, how often it came, and the next. */
    private static final class Extreme {
        private double value = Double.NaN;
        private long times;
        private double next = Double.NaN;

        /** @param sign 1 if greater numbers are more extreme, else −1 */
        void add(double number, int sign) {
            if (number == value) {
                times++;
            } else if (Double.isNaN(value) || sign * number > sign * value) {
                next = value;
                value = number;
                times = 1;
            } else if (Double.isNaN(next) || sign * number > sign * next) {
                next = number;
            }
        }
    }

    void add(Row row) {
        if (row.isMissing(index)) {
            counts = false;
        } else if (summary.column().isNumeric()) {
            double number = row.number(index);
            if (Double.isFinite(number)) {
                add(number);
            }
        } else {
            String text = row.text(index).strip();
            if (levels.size() < Profile.DIFFERENT || levels.containsKey(text)) {
                different &= levels.merge(text, 1L, Long::sum) == 1;
            }
        }
    }

    private void add(double number) {
        numbers++;
        double deviation = number - mean;
        mean += deviation / numbers;
        squares += deviation * (number - mean);
        double width = summary.max() - summary.min();
        int bin = width > 0 ? (int) ((number - summary.min()) / width * bins.length) : 0;
        bins[Math.max(0, Math.min(bins.length - 1, bin))]++;
        low.add(number, -1);
        high.add(number, 1);
        counts &= Double.isNaN(last) ? number == 0 || number == 1 : number == last + 1;
        last = number;
    }

    ColumnProfile profile(double correlation) {
        boolean numeric = summary.column().isNumeric();
        List<ColumnProfile.Level> frequent = levels.entrySet().stream()
                .sorted(comparing((Map.Entry<String, Long> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(Profile.LEVELS)
                .map(entry -> new ColumnProfile.Level(entry.getKey(), entry.getValue()))
                .toList();
        return new ColumnProfile(
                summary,
                numeric && numbers > 0 ? mean : Double.NaN,
                numbers > 1 ? Math.sqrt(squares / (numbers - 1)) : Double.NaN,
                Arrays.stream(bins).boxed().toList(),
                frequent,
                levels.size(),
                correlation);
    }

    /** Whether the numbers count the rows from 0 or 1. */
    boolean countsRows() {
        return counts && numbers > 2;
    }

    /** Whether there are many texts and each is another. */
    boolean namesRows() {
        return different && levels.size() > Profile.LEVELS;
    }

    /** The number that seems to stand for a missing value; NaN if none does. */
    double sentinel() {
        boolean negative = low.times > 1 && low.value < 0 && low.next >= 0 && low.value == Math.rint(low.value);
        if (negative || isFar(low.value, low.times, low.next, high.value)) {
            return low.value;
        }
        return isFar(high.value, high.times, high.next, low.value) ? high.value : Double.NaN;
    }

    /** Whether a number came several times and lies further from the others than these from each other. */
    private static boolean isFar(double value, long times, double next, double other) {
        return times > 1 && next != other && Math.abs(value - next) > Math.abs(next - other);
    }

    /** How often a sentinel came. */
    long times(double sentinel) {
        return sentinel == low.value ? low.times : high.times;
    }
}
