package org.jellygrad.model.formula;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.ProblemException;
import org.jellygrad.model.expression.Mistake;

/** A formula cannot be read, or asks of the data what it does not have. */
public final class FormulaException extends ProblemException {

    private static final long serialVersionUID = 1;

    /** Of a mistake at one place. */
    FormulaException(Mistake mistake) {
        this(List.of(mistake));
    }

    /** Of several mistakes that are mended alike: what is wrong with each, and the first's way to mend it. */
    FormulaException(List<Mistake> several) {
        this(
                several.stream().map(Mistake::found).collect(joining("\n")),
                several.get(0).how());
    }

    /** Of what is wrong with all of it. */
    FormulaException(String what, String how) {
        super(List.of(Problem.mendedBy(what, how)), null);
    }
}
