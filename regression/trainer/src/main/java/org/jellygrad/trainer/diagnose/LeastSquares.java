package org.jellygrad.trainer.diagnose;

import org.jellygrad.trainer.design.CondensedRows;
import org.jellygrad.trainer.design.Coordinates;
import org.jellygrad.trainer.linalg.DoubleDouble;
import org.jellygrad.trainer.linalg.UpperTriangle;

/**
 * Squared residuals at any point of a run, from the condensed rows: ‖Xb − y‖² = residual + ‖R(b − b*)‖². The part that descent can
 * still remove is a sum of squares of its own, so it has all its digits however small it is.
 */
public final class LeastSquares {

    private final CondensedRows data;
    private final Coordinates coordinates;
    private final DoubleDouble[] optimum;

    public LeastSquares(CondensedRows data, Coordinates coordinates) {
        this.data = data;
        this.coordinates = coordinates;
        this.optimum = data.optimum();
    }

    /** ‖ŷ − ŷ*‖ at θ. */
    private double distance(DoubleDouble[] theta) {
        DoubleDouble[] point = coordinates.toFrame().times(theta);
        for (int i = 0; i < point.length; i++) {
            point[i] = point[i].minus(optimum[i]);
        }
        double norm = 0;
        for (DoubleDouble element : data.r().times(point)) {
            norm = Math.hypot(norm, element.toDouble());
        }
        return norm;
    }

    /** ‖ŷ − ŷ*‖ / ‖y − ȳ‖ at θ; 0 for a constant target. */
    public double distanceToOptimum(DoubleDouble[] theta) {
        double spread = Math.sqrt(data.totalAboutMean().toDouble());
        return spread > 0 ? distance(theta) / spread : 0;
    }

    /** Σ w·residual² at θ. */
    public double residualSumOfSquares(DoubleDouble[] theta) {
        double distance = distance(theta);
        return data.residual().toDouble() + distance * distance;
    }

    /** 1 − SSres/SStotal at θ, about the mean, or about 0 without an intercept; NaN for a total of 0. */
    public double r2(DoubleDouble[] theta) {
        double total = (data.intercept() ? data.totalAboutMean() : data.totalAboutZero()).toDouble();
        return total > 0 ? 1 - residualSumOfSquares(theta) / total : Double.NaN;
    }

    /** √(SSres / degrees of freedom) at θ; NaN where there are none. */
    public double residualStandardError(DoubleDouble[] theta) {
        long freedom = data.residualDegreesOfFreedom();
        return freedom > 0 ? Math.sqrt(residualSumOfSquares(theta) / freedom) : Double.NaN;
    }

    /**
     * The standard errors of the user's parameters, intercept first where there is one, kept features only: the residual standard
     * error times the row norms of the matrix that makes parameters from the orthonormal basis.
     */
    public double[] standardErrors(DoubleDouble[] theta) {
        double deviation = residualStandardError(theta);
        UpperTriangle fromBasis = coordinates.toUser().times(coordinates.factor().inverse());
        double[] errors = new double[fromBasis.size()];
        for (int i = 0; i < errors.length; i++) {
            DoubleDouble squares = DoubleDouble.ZERO;
            for (int j = i; j < errors.length; j++) {
                squares = squares.plus(fromBasis.get(i, j).square());
            }
            errors[i] = deviation * squares.sqrt().toDouble();
        }
        return errors;
    }

    /** The exact optimum in the user's units, kept features only. */
    public double[] optimum() {
        return Coordinates.doubles(
                coordinates.toUser().times(coordinates.toFrame().solve(optimum)));
    }

    /** The mean squared residual there. */
    public double optimumLoss() {
        return data.residual().toDouble() / data.weight();
    }
}
