package org.jellygrad.cli.guess;

/** What a player typed. */
sealed interface Entry {

    /** A line. */
    record Line(double slope, double intercept) implements Entry {}

    /** The last line changed by so much, so many times. */
    record Nudge(double slope, double intercept, int times) implements Entry {}

    /** A number for one row alone. */
    record Single(double x, double y) implements Entry {}

    /** Let the gradient play. */
    record Play() implements Entry {}

    /** End. */
    record Quit() implements Entry {}
}
