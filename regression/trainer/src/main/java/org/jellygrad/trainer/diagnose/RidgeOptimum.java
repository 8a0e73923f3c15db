package org.jellygrad.trainer.diagnose;

import java.util.Arrays;
import org.jellygrad.trainer.design.CondensedRows;
import org.jellygrad.trainer.design.Coordinates;
import org.jellygrad.trainer.linalg.DoubleDouble;
import org.jellygrad.trainer.linalg.UpperTriangle;

/**
 * The minimum of mean squared error + l2·Σb² over the coefficients b in descended coordinates, in closed form: (FᵀF/n + l2·I)θ = Fᵀq/n
 * with the triangular factor F of the design matrix and no l2 for the intercept. By Cholesky's method in double-double.
 */
public final class RidgeOptimum {

    private RidgeOptimum() {}

    /** The optimum as coefficients of [1 t]. */
    public static DoubleDouble[] of(CondensedRows data, Coordinates coordinates, double l2) {
        UpperTriangle factor = coordinates.factor();
        int first = data.intercept() ? 1 : 0;
        // Multiplied by n: what is added is n·l2.
        DoubleDouble ridge = DoubleDouble.product(data.weight(), l2);
        UpperTriangle root = cholesky(factor, ridge, first);
        DoubleDouble[] right = new DoubleDouble[factor.size()];
        for (int j = 0; j < right.length; j++) {
            right[j] = DoubleDouble.ZERO;
            for (int i = 0; i <= j; i++) {
                right[j] = right[j].plus(factor.get(i, j).times(data.q()[i]));
            }
        }
        return coordinates.toFrame().times(root.solve(root.transposeSolve(right)));
    }

    /** The upper triangle whose square is FᵀF with the ridge on its diagonal. */
    private static UpperTriangle cholesky(UpperTriangle factor, DoubleDouble ridge, int first) {
        int size = factor.size();
        DoubleDouble[][] root = new DoubleDouble[size][size];
        for (DoubleDouble[] row : root) {
            Arrays.fill(row, DoubleDouble.ZERO);
        }
        for (int i = 0; i < size; i++) {
            for (int j = i; j < size; j++) {
                DoubleDouble sum = i == j && i >= first ? ridge : DoubleDouble.ZERO;
                for (int k = 0; k <= i; k++) {
                    sum = sum.plus(factor.get(k, i).times(factor.get(k, j)));
                }
                for (int k = 0; k < i; k++) {
                    sum = sum.minus(root[k][i].times(root[k][j]));
                }
                root[i][j] = i == j ? sum.sqrt() : sum.dividedBy(root[i][i]);
            }
        }
        return new UpperTriangle(root);
    }
}
