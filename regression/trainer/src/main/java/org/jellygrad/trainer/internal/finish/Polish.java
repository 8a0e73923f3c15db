package org.jellygrad.trainer.internal.finish;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.diagnose.Ridge;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.linalg.Rounding;
import org.jellygrad.trainer.internal.linalg.UpperTriangle;
import org.jellygrad.trainer.internal.objective.ExactResiduals;

/**
 * The last digits of a least-squares run, with an l2 penalty or without, that has converged in doubles: more epochs of descent, in the
 * orthogonal basis at its best rate, where a step is b ← b − R⁻¹R⁻ᵀ·gradient, with residual and gradient in double-double.
 *
 * <p>The same iteration is known as the refinement of the corrected semi-normal equations: Å. Björck, "Stability Analysis of the
 * Method of Seminormal Equations for Linear Least Squares Problems", Linear Algebra Appl. 88/89 (1987).
 */
final class Polish {

    private static final int MOST_PASSES = 20;

    private Polish() {}

    /**
     * A polished point.
     *
     * @param point coefficients of [1 t]
     * @param at the rows there
     * @param epochs steps that moved a digit of a double
     * @param complete whether it was not stopped from outside
     */
    record Polished(DoubleDouble[] point, ExactResiduals.At at, int epochs, boolean complete) {}

    /** Is told of a point between two steps that moved a digit of a double. */
    interface Visit {
        void at(Polished between);
    }

    /**
     * Polishes a point.
     *
     * @param allowed steps at most that move a digit of a double
     * @param threads that read the rows, at most
     * @param stopped asked after each pass over the rows, whether to leave it at that
     */
    static Polished of(
            RowSource source,
            CondensedRows data,
            Ridge ridge,
            DoubleDouble[] start,
            int allowed,
            int threads,
            Visit visit,
            BooleanSupplier stopped) {
        UpperTriangle factor = ridge.factor();
        DoubleDouble[] point = start;
        int epochs = 0;
        double before = 1;
        for (int pass = 1; ; pass++) {
            ExactResiduals.At here = ExactResiduals.at(source, data, point, threads);
            DoubleDouble[] gradient = plus(here.gradient(), ridge.gradient(point));
            DoubleDouble[] step = factor.solve(factor.transposeSolve(gradient));
            double moved = norm(factor.times(step));
            double share = moved / norm(factor.times(point));
            // A step that is no smaller than the one before is rounding; 0/0 is a point at 0 that stays there.
            boolean spent = share > Rounding.DOUBLE && epochs == allowed;
            if (stopped.getAsBoolean()) {
                return new Polished(point, here, epochs, false);
            }
            if (!(share < before) || share == 0 || spent || pass == MOST_PASSES) {
                return new Polished(point, here, epochs, true);
            }
            if (share > Rounding.DOUBLE && epochs > 0) {
                visit.at(new Polished(point, here, epochs, true));
            }
            point = minus(point, step);
            epochs += share > Rounding.DOUBLE ? 1 : 0;
            // Steps shrink by the same factor each time: the next would be negligible, and this one moved no residual's
            // digit.
            boolean last = share * (share / before) <= Rounding.DOUBLE_DOUBLE;
            if (last && moved <= Math.ulp(1.0) * Math.sqrt(here.squares().toDouble())) {
                return new Polished(point, here, epochs, true);
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
