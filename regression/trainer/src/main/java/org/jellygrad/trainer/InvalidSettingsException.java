package org.jellygrad.trainer;

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
}
