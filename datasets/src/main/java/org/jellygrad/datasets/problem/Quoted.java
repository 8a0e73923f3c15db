package org.jellygrad.datasets.problem;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.regex.Pattern;

/**
 * Names and cells as messages show them: of bounded length, on one line, with no character that hides or reorders the
 * text around it.
 */
public final class Quoted {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_CELL = 60;
    private static final int LISTED = 12;
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Quoted() {}

    /** A name in single quotes. Of a name over {@value #LONGEST_NAME} characters the beginning and three points. */
    public static String name(String name) {
        return "'" + bare(name) + "'";
    }

    /**
     * A cell's text in single quotes, each run of blanks and line breaks as one blank. Of a text over
     * {@value #LONGEST_CELL} characters the beginning and three points.
     */
    public static String cell(String text) {
        return "'" + visible(beginning(BLANKS.matcher(text).replaceAll(" "), LONGEST_CELL)) + "'";
    }

    /** The names separated by commas; of more than {@value #LISTED} the first, and how many more there are. */
    public static String list(Collection<String> names) {
        String shown = names.stream().limit(LISTED).map(Quoted::bare).collect(joining(", "));
        return names.size() <= LISTED ? shown : shown + " and " + (names.size() - LISTED) + " more";
    }

    private static String bare(String name) {
        return visible(beginning(name, LONGEST_NAME)).replace("\n", "\\n");
    }

    private static String beginning(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        boolean splits = Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, splits ? length - 1 : length) + "...";
    }

    /**
     * The text with an escape, such as {@code \}{@code u202E}, for each control or format character except the line
     * feed. Such characters are not seen themselves, but they can hide text or turn it around.
     */
    public static String visible(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (isHidden(text.codePointAt(i))) {
                return text.codePoints().mapToObj(Quoted::visible).collect(joining());
            }
        }
        return text;
    }

    private static String visible(int character) {
        if (!isHidden(character)) {
            return Character.toString(character);
        }
        return switch (character) {
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            default -> "\\u%04X".formatted(character);
        };
    }

    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character != '\n';
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> false;
        };
    }
}
