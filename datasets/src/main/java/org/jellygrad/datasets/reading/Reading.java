package org.jellygrad.datasets.reading;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.datasets.problem.Quoted;

/**
 * How data was read: each decision of the reader that is not the default, and the rows that it left out. Both lists are empty for
 * a clean CSV: UTF-8, commas, one line of names.
 *
 * @param decisions what was decided, in the order in which a file is read
 * @param skipped rows of the file that the data set leaves out, grouped by reason
 */
public record Reading(List<Decision> decisions, List<Skipped> skipped) {

    /** Nothing to tell. */
    public static final Reading PLAIN = new Reading(List.of(), List.of());

    public Reading {
        decisions = List.copyOf(decisions);
        skipped = List.copyOf(skipped);
    }

    /**
     * Rows that were left out while reading.
     *
     * @param rows how many, at least 1
     * @param why the reason, as a clause after the number: {@code ragged}, {@code empty at the end of the file}
     */
    public record Skipped(long rows, String why) {}

    /** How many rows were left out while reading. */
    public long rowsSkipped() {
        return skipped.stream().mapToLong(Skipped::rows).sum();
    }

    /** The decisions as one text: clauses separated by semicolons, settings in backquotes. Empty if there are none. */
    public String text() {
        return Quoted.visible(decisions.stream().map(Decision::text).collect(joining("; ")));
    }

    /**
     * Where the rows of the file went: rows in the file = rows used + rows left out, by reason.
     *
     * @param rows the rows of the data set
     * @param incomplete how many of them are left out because a value is missing
     * @return empty if every row is used
     */
    public String rows(long rows, long incomplete) {
        List<String> reasons = new ArrayList<>();
        skipped.forEach(group -> reasons.add(group.rows + " " + group.why));
        if (incomplete > 0) {
            reasons.add(incomplete + " with a missing value");
        }
        return reasons.isEmpty()
                ? ""
                : rows + rowsSkipped() + " in the file = " + (rows - incomplete) + " used + "
                        + String.join(" + ", reasons);
    }
}
