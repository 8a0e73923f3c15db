package org.jellygrad.trainer.guess;

import java.util.Arrays;

/**
 * A guessed line and its errors.
 *
 * @param residuals prediction − truth, row by row
 */
public record Attempt(double slope, double intercept, double[] residuals) {

    /** Mean squared error. */
    public double meanSquare() {
        return Arrays.stream(residuals).map(error -> error * error).sum() / residuals.length;
    }

    /** Mean absolute error. */
    public double meanAbsolute() {
        return Arrays.stream(residuals).map(Math::abs).sum() / residuals.length;
    }
}
