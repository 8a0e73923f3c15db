package org.jellygrad.cli;

/** What the command's exit code says. */
final class ExitCode {
    static final int DONE = 0;
    /** A fault of ours. */
    static final int FAULT = 1;
    /** The command is wrong: an option, a value, an unknown data set or column. */
    static final int USAGE = 2;
    /** The data cannot be used, or a file cannot be read or written. */
    static final int DATA = 3;

    static final int DIVERGED = 4;
    /** Only with {@code --require-convergence}. */
    static final int NOT_CONVERGED = 5;

    static final int INTERRUPTED = 130;
    /** Whoever read our output went away; 128 + SIGPIPE, as other commands end then. */
    static final int OUTPUT_CLOSED = 141;

    private ExitCode() {}
}
