package org.jellygrad.cli.command;

import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.problem.Problems;

/** What a subcommand does once its options are parsed. */
public interface Subcommand {

    /** Is told where to say how long things take, before anything is read. */
    default void watch(Console console) {}

    /** Adds everything that stands against running it. */
    void check(Problems problems);

    /** Runs it, after a check that found nothing, and returns the exit code. */
    int run(Console console);
}
