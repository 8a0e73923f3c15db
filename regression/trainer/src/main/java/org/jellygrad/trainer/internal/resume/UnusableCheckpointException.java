package org.jellygrad.trainer.internal.resume;

import org.jspecify.annotations.Nullable;

/** A run cannot use one of its files: the checkpoint to resume from, or one that it writes. The message says what was found; a blank line; why, and how to mend it. */
public final class UnusableCheckpointException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * An exception of two paragraphs.
     *
     * @param what what was found
     * @param how why the run cannot use it, and what can be done
     */
    public UnusableCheckpointException(String what, String how, @Nullable Throwable cause) {
        super(what + "\n\n" + how, cause);
    }
}
