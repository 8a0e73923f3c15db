package org.jellygrad.trainer.settings;

import java.util.List;

/** Settings that cannot be used, with this data or at all: what, with the values; a blank line; why, and how to mend it. */
public final class InvalidSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * An exception of two paragraphs.
     *
     * @param what the setting, with its value
     * @param how why it cannot be used, and what can
     */
    public InvalidSettingsException(String what, String how) {
        super(what + "\n\n" + how);
    }

    private InvalidSettingsException(String message) {
        super(message);
    }

    /** All of several problems at once, each of two paragraphs: one as it is, more as a numbered list. */
    public static InvalidSettingsException of(List<String> problems) {
        if (problems.size() == 1) {
            return new InvalidSettingsException(problems.get(0));
        }
        StringBuilder text = new StringBuilder(problems.size() + " things are wrong:");
        for (int i = 0; i < problems.size(); i++) {
            text.append("\n\n")
                    .append(i + 1)
                    .append(". ")
                    .append(problems.get(i).replace("\n\n", "\n").replace("\n", "\n   "));
        }
        return new InvalidSettingsException(text.toString());
    }
}
