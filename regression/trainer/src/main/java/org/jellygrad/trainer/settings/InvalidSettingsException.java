package org.jellygrad.trainer.settings;

import java.util.List;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.ProblemException;

/** Settings cannot be used, with this data or at all. */
public final class InvalidSettingsException extends ProblemException {

    private static final long serialVersionUID = 1;

    /**
     * An exception of one problem.
     *
     * @param what the setting, with its value
     * @param how why it cannot be used, and what can
     */
    public InvalidSettingsException(String what, String how) {
        this(List.of(Problem.mendedBy(what, how)));
    }

    private InvalidSettingsException(List<Problem> problems) {
        super(problems, null);
    }

    /** An exception of one problem or more. */
    public static InvalidSettingsException of(List<Problem> problems) {
        return new InvalidSettingsException(problems);
    }
}
