package org.jellygrad.trainer.checkpoint;

import java.util.List;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** A run cannot use one of its files: the checkpoint to resume from, or one that it writes. */
public final class UnusableCheckpointException extends ProblemException {
    private static final long serialVersionUID = 1;

    /**
     * An exception of one problem.
     *
     * @param what what was found
     * @param how why the run cannot use it, and what can be done
     * @param cause what was caught, if anything was
     */
    public UnusableCheckpointException(String what, String how, @Nullable Throwable cause) {
        super(List.of(Problem.mendedBy(what, how)), cause);
    }

    /** The checkpoint was changed by something other than the trainer. */
    public static UnusableCheckpointException damaged(String source, @Nullable Throwable cause) {
        return new UnusableCheckpointException(
                source + " is damaged or cut off.",
                "A checkpoint is written whole or not at all, so something else has changed it. Use a copy of it, or start"
                        + " afresh without `resume`.",
                cause);
    }
}
