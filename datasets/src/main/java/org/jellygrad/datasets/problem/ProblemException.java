package org.jellygrad.datasets.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user asked for cannot be done. The exception carries every {@link Problem} found, so that a user can mend them
 * all at once. Its message is {@link Problem#text(List)}.
 *
 * <p>All exceptions for mistakes of a user are of this family, each kind a type of its own: {@link
 * InvalidValueException} for a value that cannot be, {@link UnknownNameException} for a data set or column that does not
 * exist, {@link UnusableDataException} for data. The model adds kinds for formulas, expressions and saved models, the
 * trainer kinds for settings and checkpoints.
 */
public abstract class ProblemException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final Problem[] problems;

    /**
     * An exception that carries these problems.
     *
     * @param problems one or more
     * @param cause what was caught, if anything was
     */
    protected ProblemException(List<Problem> problems, @Nullable Throwable cause) {
        super(Problem.text(problems), cause);
        this.problems = problems.toArray(Problem[]::new);
    }

    /** Every problem found, in the order in which they were found; one or more. */
    public final List<Problem> problems() {
        return List.of(problems);
    }
}
