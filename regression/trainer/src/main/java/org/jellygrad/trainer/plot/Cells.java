package org.jellygrad.trainer.plot;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Text measured in the cells of a terminal: Chinese, Japanese and Korean characters and pictures take two, combining accents none. */
final class Cells {
    private static final Set<UnicodeScript> WIDE = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.YI);

    private Cells() {}

    static int width(String text) {
        return text.codePoints().map(Cells::width).sum();
    }

    private static int width(int character) {
        switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> {
                return 0;
            }
            default -> {
                boolean wide = WIDE.contains(UnicodeScript.of(character))
                        || (character >= 0x3000 && character <= 0x303E)
                        || (character >= 0xFF01 && character <= 0xFF60)
                        || (character >= 0x1F300 && character <= 0x1FAFF);
                return wide && !(character >= 0xFF61 && character <= 0xFFDC) ? 2 : 1;
            }
        }
    }

    /** The text as the glyphs allow: control characters are {@code ?}, and for ASCII so is each cell of all that is not. */
    static String shown(String text, Glyphs glyphs) {
        var shown = new StringBuilder();
        text.codePoints().forEach(character -> {
            boolean kept = glyphs == Glyphs.ASCII
                    ? character >= ' ' && character <= '~'
                    : !Character.isISOControl(character) && Character.isDefined(character) && !isSurrogate(character);
            if (kept) {
                shown.appendCodePoint(character);
            } else if (Character.isWhitespace(character)) {
                shown.append(' ');
            } else {
                shown.append("?".repeat(Character.isISOControl(character) ? 1 : width(character)));
            }
        });
        return shown.toString();
    }

    private static boolean isSurrogate(int character) {
        return Character.getType(character) == Character.SURROGATE;
    }

    /** The beginning of the text that fits, all of it if it does. */
    static String cut(String text, int width) {
        int end = 0;
        int cells = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            cells += width(character);
            if (cells > width) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end);
    }

    /** Lines that fit, parted at blanks where there are any, else anywhere. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip();
        while (width(rest) > width) {
            String head = cut(rest, width);
            if (head.isEmpty()) {
                head = rest.substring(0, rest.offsetByCodePoints(0, 1));
            }
            int blank = rest.lastIndexOf(' ', head.length());
            int end = blank > 0 ? blank : head.length();
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}
