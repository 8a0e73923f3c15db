package org.jellygrad.model.expression;

import java.util.List;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.ProblemException;

/** A text is no expression. */
public final class ExpressionException extends ProblemException {
    private static final long serialVersionUID = 1;

    private final Mistake mistake;

    ExpressionException(Mistake mistake) {
        super(List.of(Problem.mendedBy(mistake.found(), mistake.how())), null);
        this.mistake = mistake;
    }

    /** What is wrong, and where. */
    public Mistake mistake() {
        return mistake;
    }
}
