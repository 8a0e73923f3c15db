package org.jellygrad.playground.answer;

import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;

/** How close numbers are to be. */
final class Closeness {
    private Closeness() {}

    /** As close as the digits that the source prints. */
    static Offset<Double> digits(int decimals) {
        return within(0.5001 * Math.pow(10, -decimals));
    }

    /** As close as rounding lets them be. */
    static Offset<Double> tiny(double size) {
        return within(1e-12 * size);
    }
}
