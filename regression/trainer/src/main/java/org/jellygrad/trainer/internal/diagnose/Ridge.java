package org.jellygrad.trainer.internal.diagnose;

import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.design.Coordinates;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.linalg.UpperTriangle;

/**
 * The squared loss with an l2 penalty as a quadratic in the coefficients b of [1 t]: ‖Xb − y‖² + n·l2·‖T⁻¹b‖², T⁻¹b the penalised
 * coefficients, the intercept's not counted. Its minimum is the least-squares solution of the rows of [R q] and, below them,
 * √(n·l2)·[T⁻¹ 0]. In double-double.
 */
public final class Ridge {

    private final CondensedRows data;
    private final Coordinates coordinates;
    private final DoubleDouble penalty;
    private final int first;
    private final UpperTriangle factor;

    /**
     * @param coordinates made for this penalty
     * @param l2 the penalty, at least 0
     */
    public Ridge(CondensedRows data, Coordinates coordinates, double l2) {
        this.data = data;
        this.coordinates = coordinates;
        this.penalty = DoubleDouble.product(data.weight(), l2);
        this.first = data.intercept() ? 1 : 0;
        this.factor = l2 == 0
                ? data.r()
                : coordinates.ridged().times(coordinates.toFrame().inverse());
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
        DoubleDouble[] penalised = coordinates.penalisedToFrame().solve(point);
        for (int j = 0; j < penalised.length; j++) {
            penalised[j] = j < first ? DoubleDouble.ZERO : penalised[j].times(penalty);
        }
        return coordinates.penalisedToFrame().transposeSolve(penalised);
    }
}
