package org.jellygrad.trainer.function;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * How a function curves at a point.
 *
 * @param hessian all second derivatives
 * @param eigenvalues of the Hessian, ascending
 * @param directions for each eigenvalue the unit vector along which the function curves so
 */
public record Curvature(double[][] hessian, double[] eigenvalues, double[][] directions) {

    /** Eigenvalues below this share of the largest are rounding. */
    private static final double ROUNDING = 1e-12;

    /** @param hessian symmetric and finite */
    static Curvature of(double[][] hessian) {
        if (hessian.length == 1) {
            return new Curvature(hessian, new double[] {hessian[0][0]}, new double[][] {{1}});
        }
        EigenDecomposition parts = new EigenDecomposition(new Array2DRowRealMatrix(hessian));
        int n = hessian.length;
        double[] found = parts.getRealEigenvalues();
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> Double.compare(found[i], found[j]));
        double[] eigenvalues = new double[n];
        double[][] directions = new double[n][];
        for (int i = 0; i < n; i++) {
            eigenvalues[i] = found[order[i]];
            directions[i] = parts.getEigenvector(order[i]).toArray();
        }
        return new Curvature(hessian, eigenvalues, directions);
    }

    /** The largest second derivative along any direction. */
    public double largest() {
        return eigenvalues[eigenvalues.length - 1];
    }

    /** The smallest second derivative along any direction. */
    public double smallest() {
        return eigenvalues[0];
    }

    /** The smallest eigenvalue that is clearly above 0. */
    public double smallestAboveZero() {
        return Arrays.stream(eigenvalues)
                .filter(value -> value > zero())
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Whether the function curves up along some direction and down along none. */
    boolean isBowl() {
        return largest() > 0 && smallest() >= -zero();
    }

    /** Eigenvalues up to this size count as 0. */
    double zero() {
        return ROUNDING * Math.max(Math.abs(smallest()), Math.abs(largest()));
    }

    /** How many eigenvalues have this sign: −1, 0 or 1. */
    long count(int sign) {
        return Arrays.stream(eigenvalues)
                .filter(value -> (Math.abs(value) <= zero() ? 0 : Math.signum(value)) == sign)
                .count();
    }

    /** The step to where the slope would be 0 if the function were a parabola; level directions are left alone. */
    double[] newtonStep(double[] gradient) {
        double[] step = new double[gradient.length];
        for (int i = 0; i < eigenvalues.length; i++) {
            if (Math.abs(eigenvalues[i]) > zero()) {
                double along = 0;
                for (int j = 0; j < step.length; j++) {
                    along += directions[i][j] * gradient[j];
                }
                for (int j = 0; j < step.length; j++) {
                    step[j] -= along / eigenvalues[i] * directions[i][j];
                }
            }
        }
        return step;
    }
}
