package org.jellygrad.datasets.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The data cannot be used as asked: no file, no rows, text where numbers are needed, a broken line. */
public final class UnusableDataException extends ProblemException {
    private static final long serialVersionUID = 1;

    /**
     * An exception of one problem.
     *
     * @param what what was found, with the values and where
     * @param how why that is a problem, and how to mend it
     */
    public UnusableDataException(String what, String how) {
        this(Problem.mendedBy(what, how), null);
    }

    /** An exception of one problem. */
    public UnusableDataException(Problem problem) {
        this(problem, null);
    }

    /** An exception of one problem that another exception told of. */
    public UnusableDataException(Problem problem, @Nullable Throwable cause) {
        super(List.of(problem), cause);
    }

    /** An exception of several problems, at least one. */
    public UnusableDataException(List<Problem> problems) {
        super(problems, null);
    }
}
