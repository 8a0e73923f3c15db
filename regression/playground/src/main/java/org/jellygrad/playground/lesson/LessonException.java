package org.jellygrad.playground.lesson;

import java.util.List;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.ProblemException;

/** A lesson that cannot be used as it was written. The message says where, what, and how to mend it. */
public final class LessonException extends ProblemException {
    private static final long serialVersionUID = 1;

    LessonException(String where, String what, String how) {
        super(List.of(Problem.mendedBy(where + ": " + what, how)), null);
    }
}
