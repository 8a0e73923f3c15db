package org.jellygrad.model;

import java.util.List;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** A file does not hold a model that can be used. */
public final class UnusableModelException extends ProblemException {
    private static final long serialVersionUID = 1;

    /**
     * An exception of one problem.
     *
     * @param what what was found
     * @param how why that is no model, and what can be done
     * @param cause what was caught, if anything was
     */
    public UnusableModelException(String what, String how, @Nullable Throwable cause) {
        super(List.of(Problem.mendedBy(what, how)), cause);
    }
}
