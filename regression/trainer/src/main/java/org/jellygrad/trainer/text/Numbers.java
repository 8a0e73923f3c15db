package org.jellygrad.trainer.text;

import org.jellygrad.model.SignificantDigits;

/** Numbers for people. */
public final class Numbers {
    private Numbers() {}

    /** The number rounded to so many significant digits; {@code NA} for not-a-number. */
    public static String format(double value, int digits) {
        return Double.isNaN(value) ? "NA" : SignificantDigits.of(value, digits);
    }

    /** {@code 1 row}, {@code 5 rows}. */
    public static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
