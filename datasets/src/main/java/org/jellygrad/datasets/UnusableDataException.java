package org.jellygrad.datasets;

import org.jspecify.annotations.Nullable;

/**
 * The data cannot be used as asked: no file, no rows, text where numbers are needed, a broken line.
 *
 * <p>The message says what was found, with the values and where; then, after a blank line, why that is a problem and
 * how to mend it.
 */
public final class UnusableDataException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * An exception of two paragraphs.
     *
     * @param what what was found, with the values and where
     * @param how why that is a problem, and how to mend it
     */
    public UnusableDataException(String what, String how) {
        this(what, how, null);
    }

    UnusableDataException(String what, String how, @Nullable Throwable cause) {
        super(what + "\n\n" + how, cause);
    }
}
