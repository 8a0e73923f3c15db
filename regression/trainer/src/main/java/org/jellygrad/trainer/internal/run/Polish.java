package org.jellygrad.trainer.internal.run;

import java.util.Arrays;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.diagnose.Ridge;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.linalg.UpperTriangle;
import org.jellygrad.trainer.internal.objective.ExactResiduals;

/**
 * The last digits of a least-squares run, with an l2 penalty or without, that has converged in doubles: more epochs of descent, in the
 * orthogonal basis at its best rate, where a step is b ← b − R⁻¹R⁻ᵀ·gradient, with residual and gradient in double-double.
 *
 * <p>The same iteration is known as the refinement of the corrected semi-normal equations: Å. Björck, "Stability Analysis of the
 * Method of Seminormal Equations for Linear Least Squares Problems", Linear Algebra Appl. 88/89 (1987).
 */
public final class Polish {

    /** A step below this share of the parameters moves no digit of a double. */
    private static final double VISIBLE = 0x1p-50;

    /** A step below this share of the parameters moves no digit of a double-double. */
    private static final double NEGLIGIBLE = 0x1p-98;

    private static final int MOST_PASSES = 20;

    private Polish() {}

    /**
     * A polished point.
     *
     * @param point coefficients of [1 t]
     * @param at the rows there
     * @param epochs steps that moved a digit of a double
     */
    record Result(DoubleDouble[] point, ExactResiduals.At at, int epochs) {}

    /** Is told of a point between two steps that moved a digit of a double. */
    interface Visit {
        void at(Result between);
    }

    /** @param allowed steps at most that move a digit of a double */
    public static Result of(
            RowSource source, CondensedRows data, Ridge ridge, DoubleDouble[] start, int allowed, Visit visit) {
        UpperTriangle factor = ridge.factor();
        DoubleDouble[] point = start;
        int epochs = 0;
        double before = 1;
        for (int pass = 1; ; pass++) {
            ExactResiduals.At here = ExactResiduals.at(source, data, point);
            DoubleDouble[] gradient = plus(here.gradient(), ridge.gradient(point));
            DoubleDouble[] step = factor.solve(factor.transposeSolve(gradient));
            double moved = norm(factor.times(step));
            double share = moved / norm(factor.times(point));
            // A step that is no smaller than the one before is rounding; 0/0 is a point at 0 that stays there.
            boolean spent = share > VISIBLE && epochs == allowed;
            if (!(share < before) || share == 0 || spent || pass == MOST_PASSES) {
                return new Result(point, here, epochs);
            }
            if (share > VISIBLE && epochs > 0) {
                visit.at(new Result(point, here, epochs));
            }
            point = minus(point, step);
            epochs += share > VISIBLE ? 1 : 0;
            // Steps shrink by the same factor each time: the next would be negligible, and this one moved no residual's
            // digit.
            boolean last = share * (share / before) <= NEGLIGIBLE;
            if (last && moved <= Math.ulp(1.0) * Math.sqrt(here.squares().toDouble())) {
                return new Result(point, here, epochs);
            }
            before = share;
        }
    }

    private static DoubleDouble[] plus(DoubleDouble[] left, DoubleDouble[] right) {
        DoubleDouble[] sum = new DoubleDouble[left.length];
        Arrays.setAll(sum, j -> left[j].plus(right[j]));
        return sum;
    }

    private static DoubleDouble[] minus(DoubleDouble[] left, DoubleDouble[] right) {
        DoubleDouble[] difference = new DoubleDouble[left.length];
        Arrays.setAll(difference, j -> left[j].minus(right[j]));
        return difference;
    }

    private static double norm(DoubleDouble[] vector) {
        double norm = 0;
        for (DoubleDouble element : vector) {
            norm = Math.hypot(norm, element.toDouble());
        }
        return norm;
    }
}
