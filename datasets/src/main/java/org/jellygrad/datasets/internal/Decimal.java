package org.jellygrad.datasets.internal;

/** The way in which numbers are written: {@code [+-] digits [. digits] [e [+-] digits]}, a digit before the exponent. */
public final class Decimal {
    private Decimal() {}

    /** Whether a text is a number. */
    public static boolean matches(String text) {
        return matches(text.toCharArray(), 0, text.length());
    }

    /** Whether the characters between two places, of which the second is not included, are a number. */
    public static boolean matches(char[] text, int from, int to) {
        int at = from;
        if (at < to && (text[at] == '-' || text[at] == '+')) {
            at++;
        }
        int whole = skipDigits(text, at, to);
        int digits = whole - at;
        at = whole;
        if (at < to && text[at] == '.') {
            int fraction = skipDigits(text, at + 1, to);
            digits += fraction - at - 1;
            at = fraction;
        }
        if (digits > 0 && at < to && (text[at] == 'e' || text[at] == 'E')) {
            at++;
            if (at < to && (text[at] == '-' || text[at] == '+')) {
                at++;
            }
            int exponent = skipDigits(text, at, to);
            digits = exponent - at;
            at = exponent;
        }
        return digits > 0 && at == to;
    }

    private static int skipDigits(char[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at;
    }
}
