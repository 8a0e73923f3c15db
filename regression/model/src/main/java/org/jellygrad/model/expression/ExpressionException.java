package org.jellygrad.model.expression;

/** A text that is no expression. The message is the {@linkplain Mistake#message mistake's}. */
public final class ExpressionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final Mistake mistake;

    ExpressionException(Mistake mistake) {
        super(mistake.message());
        this.mistake = mistake;
    }

    /** What is wrong, and where. */
    public Mistake mistake() {
        return mistake;
    }
}
