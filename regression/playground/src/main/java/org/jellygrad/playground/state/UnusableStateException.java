package org.jellygrad.playground.state;

import java.util.List;
import org.jellygrad.datasets.problem.ProblemException;

/** A state that cannot be used. It carries everything that is wrong with it. */
public final class UnusableStateException extends ProblemException {
    private static final long serialVersionUID = 1;

    private final transient List<StateProblem> found;

    public UnusableStateException(List<StateProblem> found) {
        super(found.stream().map(StateProblem::problem).toList(), null);
        this.found = List.copyOf(found);
    }

    /** Each problem with the key it is about. */
    public List<StateProblem> found() {
        return found;
    }
}
