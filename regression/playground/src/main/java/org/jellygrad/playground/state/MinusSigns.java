package org.jellygrad.playground.state;

import java.util.regex.Pattern;

/** One minus sign on the page: numbers in the engine's sentences get the sign that the page's own numbers have. */
public final class MinusSigns {

    /** A hyphen before a number or in an exponent; hyphens between words and in dates are none. */
    private static final Pattern HYPHEN = Pattern.compile("(?<![\\w.\\-])-(?=\\.?\\d)|(?<=\\d[eE])-(?=\\d)");

    private MinusSigns() {}

    /** The text with true minus signs. What stands in backquotes is code, which others read: it stays. */
    public static String in(String text) {
        String[] parts = text.split("`", -1);
        for (int i = 0; i < parts.length; i += 2) {
            parts[i] = HYPHEN.matcher(parts[i]).replaceAll("−");
        }
        return String.join("`", parts);
    }
}
