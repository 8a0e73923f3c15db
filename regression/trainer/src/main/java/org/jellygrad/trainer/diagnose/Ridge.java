package org.jellygrad.trainer.diagnose;

import java.util.Arrays;
import org.jellygrad.trainer.design.CondensedRows;
import org.jellygrad.trainer.design.Coordinates;
import org.jellygrad.trainer.linalg.DoubleDouble;
import org.jellygrad.trainer.linalg.UpperTriangle;

/**
 * The squared loss with an l2 penalty as a quadratic in the coefficients b of [1 t]: ‖Xb − y‖² + n·l2·‖θ‖², θ = T⁻¹b the coefficients in
 * descended coordinates, the intercept's not counted. Its minimum is the least-squares solution of the rows of [R q] and, below them,
 * √(n·l2)·[T⁻¹ 0]. In double-double.
 */
public final class Ridge {

    private final CondensedRows data;
    private final UpperTriangle toFrame;
    private final DoubleDouble penalty;
    private final int first;
    private final UpperTriangle factor;

    /** @param l2 the penalty, at least 0 */
    public Ridge(CondensedRows data, Coordinates coordinates, double l2) {
        this.data = data;
        this.toFrame = coordinates.toFrame();
        this.penalty = DoubleDouble.product(data.weight(), l2);
        this.first = data.intercept() ? 1 : 0;
        this.factor = l2 == 0 ? data.r() : cholesky(coordinates.factor()).times(toFrame.inverse());
    }

    /** The triangle whose square is half the quadratic's second derivative. */
    public UpperTriangle factor() {
        return factor;
    }

    /** The minimum, as coefficients of [1 t]. */
    public DoubleDouble[] optimum() {
        return penalty.hi() == 0
                ? data.optimum()
                : factor.solve(factor.transposeSolve(data.r().transposeTimes(data.q())));
    }

    /** Half the gradient of the penalty at a point, with respect to it. */
    public DoubleDouble[] gradient(DoubleDouble[] point) {
        DoubleDouble[] theta = toFrame.solve(point);
        for (int j = 0; j < theta.length; j++) {
            theta[j] = j < first ? DoubleDouble.ZERO : theta[j].times(penalty);
        }
        return toFrame.transposeSolve(theta);
    }

    /** The upper triangle whose square is FᵀF with the penalty on its diagonal, for a triangle F. */
    private UpperTriangle cholesky(UpperTriangle unpenalized) {
        int size = unpenalized.size();
        DoubleDouble[][] root = new DoubleDouble[size][size];
        for (DoubleDouble[] row : root) {
            Arrays.fill(row, DoubleDouble.ZERO);
        }
        for (int i = 0; i < size; i++) {
            for (int j = i; j < size; j++) {
                DoubleDouble sum = i == j && i >= first ? penalty : DoubleDouble.ZERO;
                for (int k = 0; k <= i; k++) {
                    sum = sum.plus(unpenalized.get(k, i).times(unpenalized.get(k, j)));
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
