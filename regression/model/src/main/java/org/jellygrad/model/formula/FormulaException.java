package org.jellygrad.model.formula;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.model.expression.Mistake;

/** A formula that cannot be read, or asks of the data what it does not have: what and where; a blank line; how to mend it. */
public final class FormulaException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final Problem problem;

    /** Of a mistake at one place. */
    FormulaException(Mistake mistake) {
        this(List.of(mistake));
    }

    /** Of several mistakes that are mended alike: what is wrong with each, and the first's way to mend it. */
    FormulaException(List<Mistake> several) {
        this(
                several.stream()
                        .map(mistake -> mistake.what() + "\n" + mistake.marked())
                        .collect(joining("\n")),
                several.get(0).how());
    }

    /** Of what is wrong with all of it. */
    FormulaException(String what, String how) {
        super(what + "\n\n" + how);
        this.problem = Problem.mendedBy(what, how);
    }

    /** What the message says, as a value. */
    public Problem problem() {
        return problem;
    }
}
