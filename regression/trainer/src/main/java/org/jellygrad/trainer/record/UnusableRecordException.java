package org.jellygrad.trainer.record;

import java.util.List;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** A file does not hold a record that can be used. */
public final class UnusableRecordException extends ProblemException {
    private static final long serialVersionUID = 1;

    /**
     * An exception of one problem.
     *
     * @param what what was found
     * @param how why it cannot be used, and what can be done
     * @param cause what was caught, if anything was
     */
    public UnusableRecordException(String what, String how, @Nullable Throwable cause) {
        super(List.of(Problem.mendedBy(what, how)), cause);
    }

    static UnusableRecordException damaged(String source, @Nullable Throwable cause) {
        return new UnusableRecordException(
                source + " is not a whole record.",
                "It is cut off, damaged or something else: a record is what training writes with `record`.",
                cause);
    }
}
