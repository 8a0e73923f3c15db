package org.jellygrad.cli;

import org.jellygrad.trainer.model.SignificantDigits;

/** Numbers for people. */
final class Numbers {
    private Numbers() {}

    /** The number rounded to so many significant digits; {@code NA} for not-a-number. */
    static String format(double value, int digits) {
        return Double.isNaN(value) ? "NA" : SignificantDigits.of(value, digits);
    }

    /** {@code 1 row}, {@code 5 rows}. */
    static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
