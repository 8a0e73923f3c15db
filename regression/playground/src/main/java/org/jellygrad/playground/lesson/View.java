package org.jellygrad.playground.lesson;

import java.util.List;

/** What to show of a run. */
public sealed interface View {

    /**
     * A table, one line for each {@code every}-th step and the last.
     *
     * @param quantities its columns: {@code x}, {@code loss}, {@code gradient}, {@code gradient(slope)} ...
     */
    record Steps(List<String> quantities, int every) implements View {
        public Steps {
            quantities = List.copyOf(quantities);
        }
    }

    /**
     * A table, one line for each row of the data: truth, guess, error as it is, absolute and squared.
     *
     * @param step after so many steps
     */
    record Errors(long step) implements View {}

    /** The function's curve with the path on it. */
    record Curve() implements View {}

    /** The loss by step. */
    record Loss() implements View {}

    /** The rows and the line after the last step. */
    record Line() implements View {}

    /** The path in the plane of two parameters, with contours. */
    record Plane() implements View {}
}
