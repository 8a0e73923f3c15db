package org.jellygrad.trainer.internal.finish;

import org.jellygrad.trainer.internal.descent.Arrival;
import org.jellygrad.trainer.internal.descent.Ending;
import org.jellygrad.trainer.internal.kinks.KinkedOptimum;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.objective.ExactResiduals;
import org.jellygrad.trainer.path.PathPoint;
import org.jspecify.annotations.Nullable;

/**
 * The end of a run: the point where descent arrived, or a later point after polishing.
 *
 * @param arrival where descent ended
 * @param ending why the run ended, which may be another reason than descent's
 * @param converged whether this is the optimum to within the tolerance
 * @param point coefficients of [1 t]
 * @param squares Σ residual² there
 * @param residuals of all rows there; null if they have not been looked at
 * @param distance to the optimum, or NaN
 * @param roundGradient the gradient's norm over that at the start, both in coordinates where the bowl is round; NaN where it is not asked
 *     for: the distance is known, or the start is the optimum
 * @param kinked the optimum of a loss made of straight lines; null if there is none or it was not looked for
 * @param last the last point of the path
 */
public record End(
        Arrival arrival,
        Ending ending,
        boolean converged,
        DoubleDouble[] point,
        double squares,
        double @Nullable [] residuals,
        double distance,
        double roundGradient,
        @Nullable KinkedOptimum kinked,
        PathPoint last) {

    /**
     * The distance to a known optimum, and the share of the gradient left where the bowl is round, up to which a small gradient is
     * believed: stretched coordinates make gradients small anywhere.
     */
    static final double BELIEVED = 1e-6;

    /** How many gradients were evaluated: by descent, and by the steps after it. */
    public long gradients() {
        return arrival.gradients() + last.step() - arrival.last().step();
    }

    /** Where descent arrived. */
    static End at(
            Arrival arrival,
            boolean converged,
            DoubleDouble[] point,
            double squares,
            double distance,
            double roundGradient) {
        return new End(
                arrival,
                arrival.ending(),
                converged,
                point,
                squares,
                null,
                distance,
                roundGradient,
                null,
                arrival.last());
    }

    /** After the polish, which ends at another point. */
    End polished(DoubleDouble[] there, ExactResiduals.At at, double squaresThere, double distanceThere, PathPoint end) {
        boolean believed = distanceThere <= BELIEVED;
        return new End(
                arrival, ending, believed, there, squaresThere, at.residuals(), distanceThere, Double.NaN, null, end);
    }

    /** At the optimum of a loss with kinks. */
    End at(KinkedOptimum optimum, double squaresThere, PathPoint end) {
        return new End(arrival, ending, true, optimum.point(), squaresThere, null, 0, Double.NaN, optimum, end);
    }

    /** Away from the optimum of a loss with kinks. */
    End awayFrom(KinkedOptimum optimum, double distanceThere, Ending why) {
        return new End(arrival, why, false, point, squares, residuals, distanceThere, roundGradient, optimum, last);
    }

    /** Stopped from outside before the run was done. */
    End interrupted() {
        return new End(
                arrival, Ending.INTERRUPTED, false, point, squares, residuals, distance, roundGradient, kinked, last);
    }
}
