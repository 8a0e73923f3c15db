package org.jellygrad.cli.console;

import org.jellygrad.datasets.Dataset;
import org.jellygrad.trainer.text.Numbers;

/** Warns on stderr about rows that a model cannot predict. */
public final class Refusals {
    private Refusals() {}

    /**
     * Prints the warning.
     *
     * @param rows how many
     * @param first what is wrong with the first of them
     * @param fate what becomes of them
     */
    public static void print(long rows, Dataset data, String first, String fate, Console console) {
        console.say(Numbers.count(rows, "row") + " of " + data.card().name() + " cannot be predicted and "
                + (rows == 1 ? "is " : "are ") + fate + ". " + (rows == 1 ? "It is this:" : "The first:"));
        console.say(first);
    }
}
