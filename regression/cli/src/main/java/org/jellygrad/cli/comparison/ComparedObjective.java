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

    public static ComparedObjective of(Dataset data) {
        String name = data.card().name();
        return new ComparedObjective(name, name + " (" + Numbers.count(data.rows(), "row") + ")", true);
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
