package org.jellygrad.trainer.diagnose;

import org.jellygrad.trainer.design.Coordinates;

/**
 * The extreme eigenvalues of XᵀX/n in descended coordinates, intercept included, and what they say of plain full-batch descent on
 * a loss whose second derivative is at most c: the Hessian is at most c·XᵀX/n, and equal to it for the squared loss, c = 2.
 *
 * <p>Source: B. T. Polyak, "Introduction to Optimization" (1987), section 1.4.
 *
 * @param largest λmax
 * @param smallest λmin, positive
 */
public record Spectrum(double largest, double smallest) {

    public static Spectrum of(Coordinates coordinates) {
        double[] values = coordinates.singularValues();
        double last = values[values.length - 1];
        return new Spectrum(values[0] * values[0], last * last);
    }

    /** κ = λmax/λmin, at least 1. */
    public double conditionNumber() {
        return largest / smallest;
    }

    /** 2/(c·λmax): rates below it converge. */
    public double stableRate(double curvature) {
        return 2 / (curvature * largest);
    }

    /** 2/(c·(λmax + λmin)): the fixed rate with the fewest epochs. */
    public double bestRate(double curvature) {
        return 2 / (curvature * (largest + smallest));
    }

    /** The factor by which the slowest direction's distance to the optimum shrinks (or grows) in an epoch. */
    public double convergenceFactor(double rate, double curvature) {
        return Math.max(Math.abs(1 - rate * curvature * largest), Math.abs(1 - rate * curvature * smallest));
    }

    /** Epochs for a million times smaller distance in the slowest direction, at least 1; infinite from the stable rate on. */
    public double expectedEpochs(double rate, double curvature) {
        double factor = convergenceFactor(rate, curvature);
        return factor >= 1 ? Double.POSITIVE_INFINITY : Math.max(1, Math.ceil(Math.log(1e-6) / Math.log(factor)));
    }
}
