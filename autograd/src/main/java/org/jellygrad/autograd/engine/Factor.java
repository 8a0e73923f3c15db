package org.jellygrad.autograd.engine;

import org.jspecify.annotations.Nullable;

/**
 * A multiplier: a number known when the program is compiled, times a scalar computed as it runs, if there is one.
 *
 * @param constant the number
 * @param scalar a buffer of one element, or null for none
 */
public record Factor(double constant, @Nullable Buffer scalar) {
    double value() {
        return scalar == null ? constant : constant * scalar.scalar();
    }
}
