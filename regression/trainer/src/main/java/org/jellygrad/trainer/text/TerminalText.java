package org.jellygrad.trainer.text;

import java.util.ArrayList;
import java.util.List;

/** Text measured as a terminal shows it: in cells, of which a Chinese character takes two and a combining accent none. */
public final class TerminalText {
    /** Cells of a line at most, in terminals of any width. */
    private static final int WIDEST = 100;

    private static final int NARROWEST = 40;

    /**
     * Cells of the lines people read; what is wider is folded. 100, or as many as the terminal has, which the launcher says, from 40
     * to 100.
     */
    public static final int LINE = line(Integer.getInteger("jellygrad.line", WIDEST));

    /** Characters after which a word may be broken. */
    private static final String JOINTS = "_-.:,;)]/";

    /** Combining accents begin here; every character before takes one cell. */
    private static final int FIRST_ACCENT = 0x300;

    /** The blocks of Unicode whose characters take two cells, first and last, ascending: East Asian scripts and pictures. */
    private static final int[][] WIDE = {
        {0x1100, 0x115f},
        {0x231a, 0x231b},
        {0x2329, 0x232a},
        {0x23e9, 0x23ec},
        {0x2614, 0x2615},
        {0x2648, 0x2653},
        {0x26aa, 0x26ab},
        {0x26bd, 0x26be},
        {0x2705, 0x2705},
        {0x274c, 0x274c},
        {0x2e80, 0x303e},
        {0x3041, 0xa4cf},
        {0xa960, 0xa97c},
        {0xac00, 0xd7a3},
        {0xf900, 0xfaff},
        {0xfe30, 0xfe6f},
        {0xff01, 0xff60},
        {0xffe0, 0xffe6},
        {0x1f300, 0x1f64f},
        {0x1f680, 0x1f6ff},
        {0x1f900, 0x1f9ff},
        {0x1fa70, 0x1faff},
        {0x20000, 0x3fffd},
    };

    private TerminalText() {}

    /** Cells of a line in a terminal of so many columns. */
    static int line(int columns) {
        return Math.max(NARROWEST, Math.min(WIDEST, columns));
    }

    public static int width(String text) {
        return text.codePoints().map(TerminalText::width).sum();
    }

    private static int width(int character) {
        if (character < FIRST_ACCENT) {
            return 1; // a control character is shown as one that can be seen
        }
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(character) ? 2 : 1;
        };
    }

    private static boolean isWide(int character) {
        for (int[] range : WIDE) {
            if (character <= range[1]) {
                return character >= range[0];
            }
        }
        return false;
    }

    /** {@code text} and blanks, to that width. */
    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /** Blanks and {@code text}, to that width. */
    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text))) + text;
    }

    /**
     * Breaks text into lines of at most {@code width} cells: at blanks, which are left out; else after a joint such as a hyphen; else
     * anywhere.
     */
    public static List<String> fold(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        for (int most = fitting(rest, width); most < rest.length(); most = fitting(rest, width)) {
            int end = rest.lastIndexOf(' ', most);
            if (end > 0) {
                lines.add(rest.substring(0, end).stripTrailing());
                rest = rest.substring(end).stripLeading();
                continue;
            }
            end = most;
            for (int i = most; 2 * i > most; i--) {
                if (JOINTS.indexOf(rest.charAt(i - 1)) >= 0) {
                    end = i;
                    break;
                }
            }
            lines.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        lines.add(rest);
        return lines;
    }

    /** As much of the beginning of the text as fits. */
    public static String cut(String text, int width) {
        String head = text.substring(0, fitting(text, width));
        return width(head) <= width ? head : "";
    }

    /** How many characters at the beginning take at most so many cells, with the accents of the last; at least one. */
    private static int fitting(String text, int width) {
        int end = 0;
        int cells = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            cells += width(character);
            if (cells > width && end > 0) {
                break;
            }
            end += Character.charCount(character);
        }
        return end;
    }

    /** The text with pictures in place of control characters, which could move the cursor or end a line. */
    public static String visible(String text) {
        if (text.chars().noneMatch(TerminalText::isHidden)) {
            return text;
        }
        var shown = new StringBuilder();
        text.codePoints().forEach(character -> shown.appendCodePoint(picture(character)));
        return shown.toString();
    }

    private static int picture(int character) {
        if (!isHidden(character)) {
            return character;
        }
        if (reorders(character)) {
            return '\uFFFD';
        }
        return character < ' ' ? '␀' + character : '␡';
    }

    private static boolean isHidden(int character) {
        return Character.isISOControl(character) || reorders(character);
    }

    /** Marks, embeddings, overrides and isolates of Unicode's bidirectional algorithm, which show text in another order. */
    private static boolean reorders(int character) {
        return character == 0x61C
                || (character >= 0x200E && character <= 0x200F)
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069);
    }
}
