package org.jellygrad.playground.lesson;

import java.util.List;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.ProblemException;

/** A lesson that cannot be used as it was written. The message says where, what, and how to mend it. */
public final class LessonException extends ProblemException {
    private static final long serialVersionUID = 1;

    /**
     * A mistake in a lesson's file.
     *
     * @param where file and line
     * @param what a sentence
     * @param how a sentence on how to mend it
     */
    public LessonException(String where, String what, String how) {
        super(List.of(Problem.mendedBy(where + ": " + what, how)), null);
    }

    /**
     * Mistakes that came to light while the lesson was run.
     *
     * @param file of the lesson
     */
    public LessonException(String file, ProblemException mistakes) {
        super(mistakes.problems().stream().map(problem -> problem.at(file)).toList(), mistakes);
    }
}
