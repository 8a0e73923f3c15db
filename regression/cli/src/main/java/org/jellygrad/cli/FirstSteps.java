package org.jellygrad.cli;

import java.util.List;

/** What {@code jellygrad} alone offers to try. */
final class FirstSteps {
    static final List<String> LINES = List.of(
            "Train linear regression by gradient descent, and see every step. Try",
            "",
            "  jellygrad train jellybeans --plot                    learn a line, and draw it",
            "  jellygrad minimize '(x-3)^2' --start x=8 --lr 0.1    walk down a function",
            "  jellygrad lesson                                     learn how it works",
            "",
            "`jellygrad --help` lists all commands.");

    private FirstSteps() {}
}
