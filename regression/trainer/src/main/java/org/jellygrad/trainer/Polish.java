package org.jellygrad.trainer;

import org.jellygrad.datasets.RowSource;
import org.jellygrad.trainer.design.CondensedRows;
import org.jellygrad.trainer.linalg.DoubleDouble;
import org.jellygrad.trainer.objective.ExactResiduals;

/**
 * The last digits of a least-squares run that has converged in doubles: more epochs of descent, in the orthogonal basis at its best
 * rate, where a step is b ← b − R⁻¹R⁻ᵀ·gradient, with residual and gradient in double-double.
 *
 * <p>The same iteration is known as the refinement of the corrected semi-normal equations: Å. Björck, "Stability Analysis of the
 * Method of Seminormal Equations for Linear Least Squares Problems", Linear Algebra Appl. 88/89 (1987).
 */
final class Polish {

    /** A step below this share of the parameters moves no digit of a double. */
    private static final double VISIBLE = 0x1p-50;

    /** A step below this share moves no digit of a double-double. */
    private static final double NEGLIGIBLE = 0x1p-98;

    private static final int MOST_PASSES = 20;

    private Polish() {}

    /**
     * A polished point.
     *
     * @param point coefficients of [1 t]
     * @param squares Σ w·residual² there
     * @param epochs steps that moved a digit of a double
     */
    record Result(DoubleDouble[] point, DoubleDouble squares, int epochs) {}

    static Result of(RowSource source, CondensedRows data, DoubleDouble[] start) {
        DoubleDouble[] point = start;
        int epochs = 0;
        double before = Double.POSITIVE_INFINITY;
        for (int pass = 1; ; pass++) {
            ExactResiduals.At here = ExactResiduals.at(source, data, point);
            DoubleDouble[] step = data.r().solve(data.r().transposeSolve(here.gradient()));
            double share = norm(data.r().times(step)) / norm(data.r().times(point));
            // Where steps no longer shrink what is left is rounding; 0/0 is a point at 0 that stays there.
            if (!(share > NEGLIGIBLE) || share >= before || pass == MOST_PASSES) {
                return new Result(point, here.squares(), epochs);
            }
            before = share;
            epochs += share > VISIBLE ? 1 : 0;
            DoubleDouble[] next = new DoubleDouble[point.length];
            for (int j = 0; j < next.length; j++) {
                next[j] = point[j].minus(step[j]);
            }
            point = next;
        }
    }

    private static double norm(DoubleDouble[] vector) {
        double norm = 0;
        for (DoubleDouble element : vector) {
            norm = Math.hypot(norm, element.toDouble());
        }
        return norm;
    }
}
