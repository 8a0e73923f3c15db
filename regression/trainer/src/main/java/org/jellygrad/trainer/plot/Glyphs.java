package org.jellygrad.trainer.plot;

import org.jellygrad.trainer.text.TerminalText;

/** What a terminal draws lines with. */
public enum Glyphs {
    /** Eight dots a cell, two across and four down. */
    BRAILLE(2, 4),
    /** Four quarters a cell. */
    BLOCK(2, 2),
    /** Three heights a cell, in characters that every terminal has. Names are shown with {@code ?} for what is not ASCII. */
    ASCII(1, 3);

    /** The bit of each braille dot, from the top left, row by row. */
    private static final int[] BRAILLE_BITS = {0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80};

    private static final String QUARTERS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█";
    private static final String HEIGHTS = " '-'.:.|";

    private final int across;
    private final int down;

    Glyphs(int across, int down) {
        this.across = across;
        this.down = down;
    }

    /** Dots across a cell. */
    int across() {
        return across;
    }

    /** Dots down a cell. */
    int down() {
        return down;
    }

    /** The character with these dots: bit 0 is the top left, then row by row. */
    char of(int dots) {
        return switch (this) {
            case BRAILLE -> {
                int bits = 0;
                for (int i = 0; i < BRAILLE_BITS.length; i++) {
                    bits |= (dots >> i & 1) * BRAILLE_BITS[i];
                }
                yield (char) (0x2800 + bits);
            }
            case BLOCK -> QUARTERS.charAt(dots);
            case ASCII -> HEIGHTS.charAt(dots);
        };
    }

    /** Lines of the frame: upright, level, corner, tick to the left, tick below. */
    String edges() {
        return this == ASCII ? "|-+++" : "│─└┤┬";
    }

    /** A short piece of line for the legend. */
    String sample() {
        return switch (this) {
            case BRAILLE -> "⠤⠤";
            case BLOCK -> "▄▄";
            case ASCII -> "--";
        };
    }

    String dotted() {
        return switch (this) {
            case BRAILLE -> "⠂⠂";
            case BLOCK -> "▖▖";
            case ASCII -> "..";
        };
    }

    /** An upright line of the chart's own. */
    String upright() {
        return this == ASCII ? ":" : "┊";
    }

    /** The text as these glyphs allow: control characters are {@code ?}, and for ASCII so is each cell of all that is not. */
    String shown(String text) {
        var shown = new StringBuilder();
        text.codePoints().forEach(character -> {
            boolean kept = this == ASCII
                    ? character >= ' ' && character <= '~'
                    : !Character.isISOControl(character) && Character.isDefined(character) && !isSurrogate(character);
            if (kept) {
                shown.appendCodePoint(character);
            } else if (Character.isWhitespace(character)) {
                shown.append(' ');
            } else {
                shown.append("?"
                        .repeat(
                                Character.isISOControl(character)
                                        ? 1
                                        : TerminalText.width(Character.toString(character))));
            }
        });
        return shown.toString();
    }

    private static boolean isSurrogate(int character) {
        return Character.getType(character) == Character.SURROGATE;
    }
}
