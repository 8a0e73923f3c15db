package org.jellygrad.model.formula;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.ProblemException;
import org.jellygrad.model.expression.Mistake;

/** A formula cannot be read, or asks of the data what it does not have. */
public final class FormulaException extends ProblemException {

    private static final long serialVersionUID = 1;

    /** An exception for a mistake at one place. */
    FormulaException(Mistake mistake) {
        this(List.of(mistake));
    }

    /** An exception for several mistakes with one remedy, that of the first. */
    FormulaException(List<Mistake> several) {
        this(
                several.stream().map(Mistake::found).collect(joining("\n")),
                several.get(0).how());
    }

    /** An exception for a mistake of the whole formula. */
    FormulaException(String what, String how) {
        super(List.of(Problem.mendedBy(what, how)), null);
    }
}
