package org.jellygrad.model;

import org.jspecify.annotations.Nullable;

/** A file does not hold a model that can be used. The message says what was found; a blank line; why, and how to mend it. */
public final class UnusableModelException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnusableModelException(String what, String how, @Nullable Throwable cause) {
        super(what + "\n\n" + how, cause);
    }
}
