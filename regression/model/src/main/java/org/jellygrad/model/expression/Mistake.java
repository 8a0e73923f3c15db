package org.jellygrad.model.expression;

import java.io.Serializable;

/**
 * What is wrong with a text, and where.
 *
 * @param what a sentence
 * @param text the whole text
 * @param position the first character in question, counted from 0 in {@link String#charAt chars}
 * @param length how many characters are in question; 0 at the end of the text
 * @param how why it is wrong, and how to mend it
 */
public record Mistake(String what, String text, int position, int length, String how) implements Serializable {
    private static final long serialVersionUID = 1;

    /** Of a long text so much is shown on either side of the place; and of a long place. */
    private static final int AROUND = 30;

    /** What is wrong, and below it the line with a caret under the place. */
    public String found() {
        return what + "\n" + marked();
    }

    /** Two indented lines: the text around the place, and carets below the place. */
    public String marked() {
        int end = position + Math.min(length, AROUND);
        String before =
                position <= AROUND ? text.substring(0, position) : "…" + text.substring(position - AROUND, position);
        String place = text.substring(position, end);
        String after = text.length() <= end + AROUND ? text.substring(end) : text.substring(end, end + AROUND) + "…";
        return "    " + onOneLine(before + place + after) + "\n    " + " ".repeat(width(before))
                + "^".repeat(Math.max(1, width(place)));
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Line breaks and characters that turn the direction of writing would tear the carets from their place. */
    private static String onOneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", " ");
    }
}
