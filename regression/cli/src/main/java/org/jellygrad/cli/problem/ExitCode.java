package org.jellygrad.cli.problem;

import org.jellygrad.datasets.problem.ProblemException;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.UnusableModelException;
import org.jellygrad.trainer.checkpoint.UnusableCheckpointException;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.record.UnusableRecordException;

/** The exit codes of the command. */
public final class ExitCode {
    public static final int DONE = 0;
    /** A fault in this program. */
    public static final int FAULT = 1;
    /** The command is wrong: an option, a value, an unknown data set or column. */
    public static final int USAGE = 2;
    /** The data cannot be used, or a file cannot be read or written. */
    public static final int DATA = 3;

    public static final int DIVERGED = 4;
    /** Only with {@code --require-convergence}. */
    public static final int NOT_CONVERGED = 5;

    public static final int INTERRUPTED = 130;
    /** Whoever read our output went away; 128 + SIGPIPE, as other commands end then. */
    public static final int OUTPUT_CLOSED = 141;

    private ExitCode() {}

    /** The exit code for the end of a run. */
    public static int of(Outcome outcome, boolean requireConvergence) {
        if (outcome.isDiverged()) {
            return DIVERGED;
        }
        if (outcome.isInterrupted()) {
            return INTERRUPTED;
        }
        return outcome.isConverged() || !requireConvergence ? DONE : NOT_CONVERGED;
    }

    /** The exit code for a refusal by the library or by this command: {@link #DATA} for data and files, else {@link #USAGE}. */
    public static int of(ProblemException refusal) {
        if (refusal instanceof ProblemsException gathered) {
            return gathered.exitCode();
        }
        boolean unusable = refusal instanceof UnusableDataException
                || refusal instanceof UnusableModelException
                || refusal instanceof UnusableCheckpointException
                || refusal instanceof UnusableRecordException;
        return unusable ? DATA : USAGE;
    }
}
