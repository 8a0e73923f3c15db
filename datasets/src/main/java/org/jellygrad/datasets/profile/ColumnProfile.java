package org.jellygrad.datasets.profile;

import java.util.List;
import org.jellygrad.datasets.ColumnSummary;

/**
 * What one column holds.
 *
 * @param summary its kind, its range, and its missing cells
 * @param mean of its numbers, NaN if there are none or the column is text
 * @param deviation the standard deviation of its numbers (n − 1), NaN of fewer than two
 * @param histogram how many numbers lie in each of {@value Profile#BINS} equal parts of the range; empty for text. A number
 *     between two parts belongs to the upper one
 * @param levels the most frequent texts, at most {@value Profile#LEVELS}, the most frequent first; empty for numbers
 * @param different how many different texts there are; at most {@value Profile#DIFFERENT} are counted
 * @param correlation with the target, over the complete rows; NaN where it is not defined or nobody asked
 */
public record ColumnProfile(
        ColumnSummary summary,
        double mean,
        double deviation,
        List<Long> histogram,
        List<Level> levels,
        int different,
        double correlation) {

    public ColumnProfile {
        histogram = List.copyOf(histogram);
        levels = List.copyOf(levels);
    }

    /** The column's name. */
    public String name() {
        return summary.column().name();
    }

    /**
     * A text of a column.
     *
     * @param text what it says
     * @param rows in how many rows
     */
    public record Level(String text, long rows) {}
}
