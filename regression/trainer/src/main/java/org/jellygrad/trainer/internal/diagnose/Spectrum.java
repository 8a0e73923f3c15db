package org.jellygrad.trainer.internal.diagnose;

import org.jellygrad.trainer.internal.design.Coordinates;
import org.jellygrad.trainer.internal.linalg.SingularValueRange;
import org.jellygrad.trainer.optimizer.ConvergenceFactor;
import org.jellygrad.trainer.optimizer.LinearMethod;
import org.jellygrad.trainer.outcome.Convergence;

/**
 * The extreme eigenvalues of S = XᵀX/n in descended coordinates, intercept included, and what they say of full-batch descent on a loss
 * whose second derivative is at most c: the Hessian is at most c·S, and equal to it for the squared loss, c = 2.
 *
 * <p>An l2 penalty adds to S: its Hessian 2·l2·PᵀP, Pθ the penalised coefficients, is c·(2·l2/c)·PᵀP.
 *
 * <p>Source: B. T. Polyak, "Introduction to Optimization" (1987), section 1.4.
 *
 * @param largest λmax
 * @param smallest λmin, positive
 * @param penalty the largest eigenvalue of PᵀP, or a bound on it
 */
public record Spectrum(double largest, double smallest, double penalty) {

    public static Spectrum of(Coordinates coordinates) {
        SingularValueRange values = coordinates.singularValues();
        return new Spectrum(
                values.largest() * values.largest(), values.smallest() * values.smallest(), coordinates.penalty());
    }

    /** κ = λmax/λmin, at least 1. */
    public double conditionNumber() {
        return largest / smallest;
    }

    /** Rates below it converge. */
    public double stableRate(LinearMethod method, double curvature) {
        return method.stableRate(curvature * largest);
    }

    /** The fixed rate with the fewest epochs. */
    public double bestRate(LinearMethod method, double curvature) {
        return method.bestRate(curvature * largest, curvature * smallest);
    }

    /** The factor by which an epoch multiplies the distance to the optimum along the steepest direction, in the long run. */
    public ConvergenceFactor alongSteepest(LinearMethod method, double rate, double curvature) {
        return method.convergence(rate * curvature * largest);
    }

    /** The factor along the flattest direction. The slowest direction is always the steepest or the flattest. */
    public ConvergenceFactor alongFlattest(LinearMethod method, double rate, double curvature) {
        return method.convergence(rate * curvature * smallest);
    }

    /** Epochs for a million times smaller distance in the slowest direction, at least 1; infinite from the stable rate on. */
    public double expectedEpochs(LinearMethod method, double rate, double curvature) {
        double factor = Math.max(
                alongSteepest(method, rate, curvature).size(),
                alongFlattest(method, rate, curvature).size());
        return Convergence.epochsToAMillionth(factor);
    }
}
