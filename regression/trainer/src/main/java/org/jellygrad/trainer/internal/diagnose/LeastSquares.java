package org.jellygrad.trainer.internal.diagnose;

import java.util.Arrays;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.design.UserUnits;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.linalg.Rounding;
import org.jellygrad.trainer.internal.linalg.UpperTriangle;
import org.jspecify.annotations.Nullable;

/**
 * Squared residuals at any point of a run, from the condensed rows: ‖Xb − y‖² = residual + ‖Rb − q‖², the second part what descent can
 * still remove: 0 at the least-squares solution.
 */
public final class LeastSquares {

    private final CondensedRows data;

    /** Makes the user's parameters from the coefficients of an orthonormal basis; made when first asked for. */
    private @Nullable UpperTriangle fromBasis;

    public LeastSquares(CondensedRows data) {
        this.data = data;
    }

    /** ‖ŷ − ŷ'‖ / ‖y − ȳ‖ between two points; for a constant target, which has no spread, beside ‖y‖, and 0 to rounding. */
    public double relativeDistance(DoubleDouble[] point, DoubleDouble[] other) {
        double spread = Math.sqrt(data.totalAboutMean().toDouble());
        DoubleDouble[] difference = new DoubleDouble[point.length];
        Arrays.setAll(difference, j -> point[j].minus(other[j]));
        double apart = norm(data.r().times(difference));
        if (spread > 0) {
            return apart / spread;
        }
        double size = Math.sqrt(data.totalAboutZero().toDouble());
        return apart <= Rounding.RESIDUAL * size ? 0 : apart / size;
    }

    /** Σ w·residual² at a point. */
    public double residualSumOfSquares(DoubleDouble[] point) {
        DoubleDouble[] fitted = data.r().times(point);
        Arrays.setAll(fitted, i -> fitted[i].minus(data.q()[i]));
        double distance = norm(fitted);
        return data.residual().toDouble() + distance * distance;
    }

    private static double norm(DoubleDouble[] vector) {
        return Arrays.stream(vector).mapToDouble(DoubleDouble::toDouble).reduce(0, Math::hypot);
    }

    /** The mean squared residual of the best constant: the variance of the target. */
    public double bestConstantLoss() {
        return data.totalAboutMean().toDouble() / data.weight();
    }

    /**
     * 1 − SSres/SStotal, about the mean, or about 0 without an intercept; NaN for a total of 0.
     *
     * @param squares SSres
     */
    public double r2(double squares) {
        double total = (data.intercept() ? data.totalAboutMean() : data.totalAboutZero()).toDouble();
        return total > 0 ? 1 - squares / total : Double.NaN;
    }

    /** √(SSres / degrees of freedom); NaN where there are none. */
    public double residualStandardError(double squares) {
        long freedom = data.residualDegreesOfFreedom();
        return freedom > 0 ? Math.sqrt(squares / freedom) : Double.NaN;
    }

    /**
     * The standard errors of the user's parameters, intercept first where there is one, kept features only: the residual standard
     * error times the row norms of the matrix that makes them from the coefficients of an orthonormal basis.
     */
    public double[] standardErrors(double residualStandardError) {
        UpperTriangle toUser = fromBasis();
        double[] errors = new double[toUser.size()];
        for (int i = 0; i < errors.length; i++) {
            // Squares of numbers in the user's units may leave the range of doubles: near 1 they do not.
            int unit = 0;
            for (int j = i; j < errors.length; j++) {
                unit = j == i ? exponent(toUser, i, j) : Math.max(unit, exponent(toUser, i, j));
            }
            DoubleDouble squares = DoubleDouble.ZERO;
            for (int j = i; j < errors.length; j++) {
                squares = squares.plus(toUser.get(i, j).timesPowerOfTwo(-unit).square());
            }
            errors[i] = Math.scalb(residualStandardError * squares.sqrt().toDouble(), unit);
        }
        return errors;
    }

    private UpperTriangle fromBasis() {
        UpperTriangle made = fromBasis;
        if (made == null) {
            made = UserUnits.ofFrame(data).times(data.r().inverse());
            fromBasis = made;
        }
        return made;
    }

    private static int exponent(UpperTriangle matrix, int i, int j) {
        return Math.getExponent(matrix.get(i, j).hi());
    }
}
