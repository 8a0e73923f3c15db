package org.jellygrad.cli.guess;

/** The player typed something that is no guess. */
final class BadGuessException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String sentence;

    /** @param sentence for the player: what is wrong, and what can be typed */
    BadGuessException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
