package org.jellygrad.cli.problem;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Why a command cannot be done: everything found, so that a user mends it at once. */
public final class ProblemsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;
    private final int exitCode;

    public ProblemsException(int exitCode, List<Problem> problems) {
        super(problems.stream().map(Problem::what).collect(joining("; ")));
        this.problems = List.copyOf(problems);
        this.exitCode = exitCode;
    }

    public List<Problem> problems() {
        return problems;
    }

    public int exitCode() {
        return exitCode;
    }
}
