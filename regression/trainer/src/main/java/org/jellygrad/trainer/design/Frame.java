package org.jellygrad.trainer.design;

import org.jellygrad.datasets.ColumnSummary;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.trainer.linalg.DoubleDouble;

/**
 * Where the numbers of each feature lie: t = (x − centre) / 2^exponent is between −1 and 1, and exact as a double-double. All
 * sums over rows are taken of t, so that neither units nor a distance from zero cost digits.
 *
 * @param centres of the features, near the middle of each; 0 without an intercept, which forbids shifting
 * @param exponents of the powers of two that bound the centred features
 * @param targetExponent of the power of two that bounds the target
 */
public record Frame(double[] centres, int[] exponents, int targetExponent) {

    public static Frame of(RowSource rows, boolean intercept) {
        int features = rows.features().size();
        double[] centres = new double[features];
        int[] exponents = new int[features];
        for (int j = 0; j < features; j++) {
            ColumnSummary summary = rows.summary(rows.features().get(j));
            centres[j] = intercept ? summary.min() / 2 + summary.max() / 2 : 0;
            exponents[j] =
                    exponentAbove(Math.max(Math.abs(summary.min() - centres[j]), Math.abs(summary.max() - centres[j])));
        }
        ColumnSummary target = rows.summary(rows.target());
        return new Frame(centres, exponents, exponentAbove(Math.max(Math.abs(target.min()), Math.abs(target.max()))));
    }

    /** The least e with 2^e above the size; 0 for size 0. */
    private static int exponentAbove(double size) {
        return size == 0 ? 0 : Math.getExponent(size) + 1;
    }

    /** t of feature j at x. */
    public DoubleDouble centred(int j, double x) {
        return DoubleDouble.sum(x, -centres[j]).timesPowerOfTwo(-exponents[j]);
    }

    /** y / 2^targetExponent, exact. */
    public double scaledTarget(double y) {
        return Math.scalb(y, -targetExponent);
    }
}
