package org.jellygrad.autograd.engine;

import org.jspecify.annotations.Nullable;

/**
 * A multiplier: a number known when the program is compiled, times a scalar computed as it runs, if there is one.
 *
 * @param constant the number
 * @param scalar a buffer of one element, or null for none
 */
public record Multiplier(double constant, @Nullable Buffer scalar) {
    /** Whether a factor may be moved, merged or inverted: it, its reciprocal and its square are normal numbers. Neither 0 nor NaN is. */
    public static boolean isSafe(double factor) {
        double size = Math.abs(factor);
        return size >= 0x1p-500 && size <= 0x1p500;
    }

    double value() {
        return scalar == null ? constant : constant * scalar.scalar();
    }
}
