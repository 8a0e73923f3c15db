package org.jellygrad.trainer.diagnose;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.jellygrad.trainer.design.Coordinates;
import org.jellygrad.trainer.linalg.UpperTriangle;
import org.jellygrad.trainer.method.ConvergenceFactor;
import org.jellygrad.trainer.method.LinearMethod;

/**
 * The extreme eigenvalues of S = XᵀX/n in descended coordinates, intercept included, and what they say of full-batch descent on a loss
 * whose second derivative is at most c: the Hessian is at most c·S, and equal to it for the squared loss, c = 2.
 *
 * <p>An l2 penalty adds to S: its Hessian 2·l2 is c·(2·l2/c).
 *
 * <p>Source: B. T. Polyak, "Introduction to Optimization" (1987), section 1.4.
 *
 * @param largest λmax
 * @param smallest λmin, positive
 */
public record Spectrum(double largest, double smallest) {

    public static Spectrum of(Coordinates coordinates) {
        return of(coordinates.singularValues());
    }

    /**
     * Of S with a ridge: the singular values of X/√n with a row √ridge under each penalised column.
     *
     * @param weight n, or the sum of the rows' weights
     * @param ridge what is added to S at the penalised parameters, at least 0
     * @param first index of the first of them
     */
    public static Spectrum of(Coordinates coordinates, double weight, double ridge, int first) {
        if (ridge == 0) {
            return of(coordinates);
        }
        UpperTriangle factor = coordinates.factor();
        double root = Math.sqrt(weight);
        double[][] rows = new double[2 * factor.size()][factor.size()];
        for (int i = 0; i < factor.size(); i++) {
            for (int j = i; j < factor.size(); j++) {
                rows[i][j] = factor.get(i, j).toDouble() / root;
            }
            rows[factor.size() + i][i] = i < first ? 0 : Math.sqrt(ridge);
        }
        return of(new SingularValueDecomposition(new Array2DRowRealMatrix(rows)).getSingularValues());
    }

    private static Spectrum of(double... singularValues) {
        double last = singularValues[singularValues.length - 1];
        return new Spectrum(singularValues[0] * singularValues[0], last * last);
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

    /** What an epoch multiplies the distance to the optimum by along the steepest direction, in the long run. */
    public ConvergenceFactor alongSteepest(LinearMethod method, double rate, double curvature) {
        return method.convergence(rate * curvature * largest);
    }

    /** The same along the flattest direction. The slowest direction of all is one of the two. */
    public ConvergenceFactor alongFlattest(LinearMethod method, double rate, double curvature) {
        return method.convergence(rate * curvature * smallest);
    }

    /** Epochs for a million times smaller distance in the slowest direction, at least 1; infinite from the stable rate on. */
    public double expectedEpochs(LinearMethod method, double rate, double curvature) {
        double factor = Math.max(
                alongSteepest(method, rate, curvature).size(),
                alongFlattest(method, rate, curvature).size());
        return factor >= 1 ? Double.POSITIVE_INFINITY : Math.max(1, Math.ceil(Math.log(1e-6) / Math.log(factor)));
    }
}
