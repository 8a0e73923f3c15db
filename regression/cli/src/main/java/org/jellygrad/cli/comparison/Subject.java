package org.jellygrad.cli.comparison;

import org.jellygrad.datasets.Dataset;
import org.jellygrad.trainer.function.TypedFunction;
import org.jellygrad.trainer.text.Numbers;

/**
 * What is descended on.
 *
 * @param name the data set's, or the function as typed
 * @param title for people
 * @param ofData whether it is data
 */
public record Subject(String name, String title, boolean ofData) {

    public static Subject of(Dataset data) {
        String name = data.card().name();
        return new Subject(name, name + " (" + Numbers.count(data.rows(), "row") + ")", true);
    }

    public static Subject of(TypedFunction function) {
        return new Subject(function.toString(), "f = " + function, false);
    }

    /** What steps are counted in. */
    String steps() {
        return ofData ? "epochs" : "steps";
    }

    /** What falls. */
    String loss() {
        return ofData ? "loss" : "value";
    }
}
