package org.jellygrad.trainer.internal.run;

import java.util.EnumSet;
import java.util.Set;
import org.jellygrad.trainer.internal.descent.DescentResult;
import org.jellygrad.trainer.internal.descent.Ending;
import org.jellygrad.trainer.internal.design.Coordinates;
import org.jellygrad.trainer.internal.kinks.KinkedOptimum;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.linalg.Vectors;
import org.jellygrad.trainer.internal.objective.ExactResiduals;
import org.jellygrad.trainer.path.PathPoint;
import org.jspecify.annotations.Nullable;

/**
 * Where a run ended, after the polish if there was one.
 *
 * @param descent how descent ended
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
record End(
        DescentResult descent,
        boolean converged,
        DoubleDouble[] point,
        double squares,
        double @Nullable [] residuals,
        double distance,
        double roundGradient,
        @Nullable KinkedOptimum kinked,
        PathPoint last) {

    /**
     * The distance to a known optimum, and the share of the gradient left where the bowl is round, up to which a small gradient is believed:
     * stretched coordinates make gradients small anywhere.
     */
    static final double BELIEVED = 1e-6;

    /** The distance to the optimum at which a loss that stands still has arrived. */
    private static final double ARRIVED = 1e-9;

    /** Endings at which a loss no longer falls, be it that it has arrived. */
    private static final Set<Ending> STILL = EnumSet.of(Ending.STOOD_STILL, Ending.HOVERS, Ending.SMALL_CHANGE);

    /**
     * Where descent ended, and how far from the optimum if that is known.
     *
     * @param start the first point of the path
     * @param elsewhere the gradient to compare with that of a start that was the end; null if it is not asked for
     */
    static End of(Run run, PathPoint start, double @Nullable [] elsewhere, DescentResult descent) {
        DoubleDouble[] point = run.coordinates().toFrame().times(Coordinates.exact(descent.theta()));
        DoubleDouble[] optimum = run.exactOptimum();
        double distance = optimum == null ? Double.NaN : run.leastSquares().relativeDistance(point, optimum);
        boolean still = STILL.contains(descent.ending());
        double[] before = descent.last().step() > start.step() ? start.gradient() : elsewhere;
        double round = optimum == null && before != null
                ? roundNorm(run, descent.last().gradient()) / roundNorm(run, before)
                : Double.NaN;
        boolean hidden = round > Math.max(BELIEVED, run.settings().stop().tolerance());
        boolean converged = (descent.ending() == Ending.CONVERGED && !hidden) || (still && distance <= ARRIVED);
        double squares = run.leastSquares().residualSumOfSquares(point);
        return new End(descent, converged, point, squares, null, distance, round, null, descent.last());
    }

    /** After the polish, which ends at another point. */
    End polished(DoubleDouble[] there, ExactResiduals.At at, double squaresThere, double distanceThere, PathPoint end) {
        return new End(
                descent,
                distanceThere <= BELIEVED,
                there,
                squaresThere,
                at.residuals(),
                distanceThere,
                Double.NaN,
                null,
                end);
    }

    /** At the optimum of a loss with kinks. */
    End at(KinkedOptimum optimum, double squaresThere, PathPoint end) {
        return new End(descent, true, optimum.point(), squaresThere, null, 0, Double.NaN, optimum, end);
    }

    /** Away from the optimum of a loss with kinks, for a reason that may be another than why descent ended. */
    End awayFrom(KinkedOptimum optimum, double distanceThere, Ending why) {
        return new End(descent.ending(why), false, point, squares, null, distanceThere, roundGradient, optimum, last);
    }

    /** Of the gradient with respect to Aθ/√n, AᵀA/n being the curvature, penalty included. */
    private static double roundNorm(Run run, double[] gradient) {
        return Vectors.norm(
                Coordinates.doubles(run.coordinates().ridged().transposeSolve(Coordinates.exact(gradient))));
    }
}
