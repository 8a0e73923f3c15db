package org.jellygrad.model.inference;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Beta;

/**
 * Tail probabilities of Student's t and of F, from the regularised incomplete beta function I: 1 − cdf would be 0 where the tail is
 * below 1e-16, these keep their digits.
 *
 * <p>Source: M. Abramowitz and I. A. Stegun, "Handbook of Mathematical Functions" (1964), 26.5.27 and 26.6.2.
 */
public final class Tails {

    private Tails() {}

    /** P(|T| ≥ |t|): I_{d/(d + t²)}(d/2, 1/2); NaN for a t that is not a number or without degrees of freedom. */
    public static double twoSidedT(double t, double degreesOfFreedom) {
        if (Double.isNaN(t) || !(degreesOfFreedom > 0)) {
            return Double.NaN;
        }
        return Double.isInfinite(t)
                ? 0
                : Beta.regularizedBeta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5);
    }

    /** P(F ≥ f): I_{d₂/(d₂ + d₁f)}(d₂/2, d₁/2); NaN for an f that is not a number or without degrees of freedom. */
    public static double upperF(double f, double numerator, double denominator) {
        if (Double.isNaN(f) || !(numerator > 0) || !(denominator > 0)) {
            return Double.NaN;
        }
        return Double.isInfinite(f)
                ? 0
                : Beta.regularizedBeta(denominator / (denominator + numerator * f), denominator / 2, numerator / 2);
    }

    /**
     * The t that |T| stays below with this probability.
     *
     * @param level in (0, 1): 0.95, say
     */
    public static double quantileT(double level, double degreesOfFreedom) {
        return new TDistribution(null, degreesOfFreedom, 1e-14).inverseCumulativeProbability((1 + level) / 2);
    }
}
