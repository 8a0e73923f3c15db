package org.jellygrad.trainer.settings;

import java.util.List;
import org.jellygrad.datasets.problem.Problem;

/** Settings that cannot be used, with this data or at all: what, with the values; a blank line; why, and how to mend it. */
public final class InvalidSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Problem[] problems;

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
        super(message(problems));
        this.problems = problems.toArray(Problem[]::new);
    }

    /** All of several problems at once: one as it is, more as a numbered list. */
    public static InvalidSettingsException of(List<Problem> problems) {
        return new InvalidSettingsException(problems);
    }

    /** What is wrong, one or more. */
    public List<Problem> problems() {
        return List.of(problems);
    }

    private static String message(List<Problem> problems) {
        if (problems.size() == 1) {
            return problems.get(0).text();
        }
        StringBuilder text = new StringBuilder(problems.size() + " things are wrong:");
        for (int i = 0; i < problems.size(); i++) {
            text.append("\n\n")
                    .append(i + 1)
                    .append(". ")
                    .append(problems.get(i).text().replace("\n\n", "\n").replace("\n", "\n   "));
        }
        return text.toString();
    }
}
