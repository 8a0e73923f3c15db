package org.jellygrad.playground.state;

import org.jellygrad.datasets.problem.InvalidValueException;

/** What is there or not. */
final class YesNo {
    private YesNo() {}

    static boolean of(String text) {
        return switch (text) {
            case "true", "" -> true;
            case "false" -> false;
            default ->
                throw new InvalidValueException("'" + text + "' is neither true nor false", "Write true or false.");
        };
    }
}
