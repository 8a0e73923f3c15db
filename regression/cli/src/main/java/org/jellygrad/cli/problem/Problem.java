package org.jellygrad.cli.problem;

/**
 * Something a user can mend.
 *
 * @param what what was found, with the values
 * @param how why that is a problem and how to mend it; may be empty
 */
public record Problem(String what, String how) {

    /** Takes apart a message whose first paragraph says what and whose others say how. */
    public static Problem of(String message) {
        int end = message.indexOf("\n\n");
        return end < 0 ? new Problem(message, "") : new Problem(message.substring(0, end), message.substring(end + 2));
    }

    /** What the library says, with options in the place of its settings. */
    public static Problem of(org.jellygrad.datasets.problem.Problem said) {
        return new Problem(OptionNames.in(said.what()), OptionNames.in(said.advice()));
    }

    /** The same found in an option as it was given: {@code --lr abc}. */
    public Problem in(String option) {
        return new Problem(option + ": " + what, how);
    }
}
