package org.jellygrad.cli.problem;

import java.util.List;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.ProblemException;

/** A command cannot be done. The exception has everything found, so that a user mends it at once. */
public final class ProblemsException extends ProblemException {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    public ProblemsException(int exitCode, List<Problem> problems) {
        super(problems, null);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
