package org.jellygrad.cli.comparison;

import org.jellygrad.datasets.Dataset;
import org.jellygrad.trainer.function.TypedFunction;
import org.jellygrad.trainer.text.Numbers;

/**
 * The objective that runs are compared on.
 *
 * @param name the data set's, or the function as typed
 * @param title for people
 * @param ofData whether it is data
 */
public record ComparedObjective(String name, String title, boolean ofData) {

    /**
     * Data.
     *
     * @param dropped rows that the runs leave out because a value is missing
     */
    public static ComparedObjective of(Dataset data, long dropped) {
        String name = data.card().name();
        return new ComparedObjective(name, name + " (" + rows(data, data.rows() - dropped) + ")", true);
    }

    /** {@code 5 rows}, or {@code 16 of 24 rows: 8 lack a value}. */
    public static String rows(Dataset data, long used) {
        long dropped = data.rows() - used;
        return dropped == 0
                ? Numbers.count(used, "row")
                : used + " of " + data.rows() + " rows: " + dropped + (dropped == 1 ? " lacks" : " lack") + " a value";
    }

    public static ComparedObjective of(TypedFunction function) {
        return new ComparedObjective(function.toString(), "f = " + function, false);
    }

    /** The unit of the step count: epochs or steps. */
    String steps() {
        return ofData ? "epochs" : "steps";
    }

    /** The name of what falls: the loss or the value. */
    String loss() {
        return ofData ? "loss" : "value";
    }
}
