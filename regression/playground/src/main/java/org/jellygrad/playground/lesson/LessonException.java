package org.jellygrad.playground.lesson;

/** A lesson that cannot be used as it was written. The message says where, what, and how to mend it. */
public final class LessonException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LessonException(String where, String what, String how) {
        super(where + ": " + what + "\n\n" + how);
    }
}
