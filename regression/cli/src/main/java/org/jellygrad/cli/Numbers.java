package org.jellygrad.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for people: significant digits, no trailing zeros, a point whatever the locale. */
final class Numbers {
    private static final int SMALLEST_PLAIN = -5;
    private static final int LARGEST_PLAIN = 9;

    private Numbers() {}

    /**
     * The number rounded to so many significant digits: {@code 2}, {@code 39.975241}, {@code 3.03e-6}, {@code 1.2e+10}; {@code NA}
     * for not-a-number. Whole numbers below 1e9 keep all their digits. What is not zero never prints as zero.
     */
    static String format(double value, int digits) {
        if (Double.isNaN(value)) {
            return "NA";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "infinite" : "-infinite";
        }
        if (value == 0) {
            return "0";
        }
        if (Math.abs(value) < 1e9 && value == Math.rint(value)) {
            return Long.toString((long) value);
        }
        BigDecimal rounded = new BigDecimal(value)
                .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= SMALLEST_PLAIN && exponent < LARGEST_PLAIN) {
            return rounded.toPlainString();
        }
        String mantissa = rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        return mantissa + (exponent < 0 ? "e-" : "e+") + Math.abs(exponent);
    }

    /** {@code 1 row}, {@code 5 rows}. */
    static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
