package org.jellygrad.trainer.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as text, in one form whatever the locale: plain from 0.0001 to below 10 million, else with an exponent. */
final class Numerals {
    private static final int SMALLEST_PLAIN = -4;
    private static final int LARGEST_PLAIN = 6;
    private static final int DIGITS = 4;

    private Numerals() {}

    /** For sentences: four significant digits, without trailing zeros. */
    static String of(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "not a number" : value > 0 ? "infinity" : "-infinity";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(DIGITS)).stripTrailingZeros();
        int exponent = exponent(rounded);
        return isPlain(exponent) ? rounded.toPlainString() : scientific(rounded, rounded.precision() - 1);
    }

    /**
     * A multiple of a tick's step, with as many places as the step has, so that the ticks of an axis look alike.
     *
     * @param largest of the axis by magnitude: one tick with an exponent gives all an exponent
     */
    static String tick(BigDecimal value, BigDecimal step, BigDecimal largest) {
        if (value.signum() == 0) {
            return "0";
        }
        if (exponent(largest) <= LARGEST_PLAIN && exponent(step) >= SMALLEST_PLAIN) {
            return value.setScale(Math.max(0, step.stripTrailingZeros().scale()), RoundingMode.UNNECESSARY)
                    .toPlainString();
        }
        return scientific(value, Math.max(0, exponent(value) - lastPlace(step)));
    }

    /** The power of ten of the first digit. */
    static int exponent(BigDecimal value) {
        return value.signum() == 0 ? 0 : value.precision() - value.scale() - 1;
    }

    private static int lastPlace(BigDecimal step) {
        return -step.stripTrailingZeros().scale();
    }

    private static boolean isPlain(int exponent) {
        return exponent >= SMALLEST_PLAIN && exponent <= LARGEST_PLAIN;
    }

    private static String scientific(BigDecimal value, int places) {
        return String.format(Locale.ROOT, "%." + places + "e", value);
    }
}
