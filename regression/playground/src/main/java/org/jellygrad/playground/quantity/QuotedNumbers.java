package org.jellygrad.playground.quantity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jellygrad.model.SignificantDigits;

/** Numbers as people write and read them. */
public final class QuotedNumbers {
    /** A number that stands by itself: neither the end of a name nor of another number. */
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{L}0-9_.])[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?");

    private static final int DIGITS = 4;

    private QuotedNumbers() {}

    /** The number of a text; empty if it is none. */
    public static Optional<Double> parse(String text) {
        String plain = text.replace('\u2212', '-').strip();
        return NUMBER.matcher(plain).matches() ? Optional.of(Double.parseDouble(plain)) : Optional.empty();
    }

    /** All numbers of a text, in order: two of {@code x = 4.6, loss = 2.56}. */
    public static List<Double> all(String text) {
        List<Double> numbers = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(text.replace('\u2212', '-'));
        while (matcher.find()) {
            numbers.add(Double.parseDouble(matcher.group()));
        }
        return numbers;
    }

    /** Without an exponent: {@code 0.000001}. */
    public static String plain(double value) {
        return new BigDecimal(text(value)).toPlainString();
    }

    /** For sentences. */
    public static String text(double value) {
        return SignificantDigits.of(value, DIGITS);
    }

    /**
     * A number in a format.
     *
     * @param format so many significant digits, or after a point so many decimals: {@code 6}, {@code .4}; empty for four digits
     */
    public static String text(double value, String format) {
        if (format.isEmpty()) {
            return text(value);
        }
        if (!format.startsWith(".")) {
            return SignificantDigits.of(value, Integer.parseInt(format));
        }
        String fixed = String.format(Locale.ROOT, "%." + Integer.parseInt(format.substring(1)) + "f", value);
        return fixed.matches("-0\\.?0*") ? fixed.substring(1) : fixed;
    }
}
