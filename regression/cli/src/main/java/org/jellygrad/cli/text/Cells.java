package org.jellygrad.cli.text;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** Text measured as a terminal shows it: in cells, of which a Chinese character takes two and a combining accent none. */
public final class Cells {
    /** Cells of the lines people read; what is wider is folded. */
    public static final int LINE = 100;

    /** What a word may be parted after. */
    private static final String JOINTS = "_-.:,;)]/";

    private Cells() {}

    public static int width(String text) {
        return text.codePoints().map(Cells::width).sum();
    }

    /** A control character is shown as one that can be seen. */
    private static int width(int character) {
        return Character.isISOControl(character) ? 1 : Math.max(0, WCWidth.wcwidth(character));
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
     * Parts text into lines of at most {@code width} cells: at a blank, which is left out; else after a joint of its words; else
     * anywhere.
     */
    public static List<String> fold(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        for (int most = fitting(rest, width); most < rest.length(); most = fitting(rest, width)) {
            int end = rest.lastIndexOf(' ', most);
            if (end > 0) {
                lines.add(rest.substring(0, end));
                rest = rest.substring(end + 1);
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
        if (text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        var shown = new StringBuilder();
        text.codePoints().forEach(character -> shown.appendCodePoint(picture(character)));
        return shown.toString();
    }

    private static int picture(int character) {
        if (!Character.isISOControl(character)) {
            return character;
        }
        return character < ' ' ? '␀' + character : '␡';
    }
}
