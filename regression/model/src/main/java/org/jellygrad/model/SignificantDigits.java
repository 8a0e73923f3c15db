package org.jellygrad.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers for people: rounded to significant digits, no trailing zeros, no locale; a small number never becomes 0. */
public final class SignificantDigits {

    private SignificantDigits() {}

    /** Three digits, for sentences: plain from 0.0001 to below 10 million, else with an exponent. */
    public static String three(double value) {
        return of(value, 3, 7);
    }

    /**
     * {@code value} rounded to {@code digits} significant digits: plain from 0.0001 up to 15 places before the point, else with an
     * exponent ({@code 3.03e-06}).
     */
    public static String of(double value, int digits) {
        return of(value, digits, Math.max(digits, 15));
    }

    private static String of(double value, int digits, int places) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "-" : value > 0 ? "infinity" : "-infinity";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < places) {
            return rounded.toPlainString();
        }
        String text = String.format(Locale.ROOT, "%." + (rounded.precision() - 1) + "e", rounded);
        return text;
    }
}
