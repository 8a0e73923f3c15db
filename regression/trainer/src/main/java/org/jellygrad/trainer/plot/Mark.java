package org.jellygrad.trainer.plot;

/** The sign a point is drawn with. */
public enum Mark {
    /** One of many: a row of data, a step. */
    DOT("•", "o"),
    START("○", "S"),
    OPTIMUM("×", "X"),
    /** Where a run came to. */
    END("◆", "E"),
    /** The best of several. */
    BEST("★", "*"),
    /** A run that diverged: its value is not where the mark stands. */
    DIVERGED("▲", "^");

    private final String sign;
    private final String letter;

    Mark(String sign, String letter) {
        this.sign = sign;
        this.letter = letter;
    }

    /** One cell of text: a sign where the terminal has Unicode, else a letter. */
    String in(Glyphs glyphs) {
        return glyphs == Glyphs.ASCII ? letter : sign;
    }
}
