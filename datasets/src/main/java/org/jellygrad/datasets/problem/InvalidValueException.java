package org.jellygrad.datasets.problem;

import java.util.List;

/** One value cannot be used: a number is out of its range, a text names no choice, a name is missing or given twice. */
public final class InvalidValueException extends ProblemException {
    private static final long serialVersionUID = 1;

    /**
     * An exception of one problem.
     *
     * @param what the value, and what it is for
     * @param how why it cannot be used, and what can
     */
    public InvalidValueException(String what, String how) {
        this(Problem.mendedBy(what, how));
    }

    /** An exception of one problem. */
    public InvalidValueException(Problem problem) {
        super(List.of(problem), null);
    }
}
