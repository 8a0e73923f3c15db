package org.jellygrad.trainer.internal.finish;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jellygrad.trainer.internal.descent.Arrival;
import org.jellygrad.trainer.internal.descent.Ending;
import org.jellygrad.trainer.internal.descent.PathRecorder;
import org.jellygrad.trainer.internal.design.Coordinates;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.linalg.Vectors;
import org.jellygrad.trainer.internal.objective.Objective;
import org.jellygrad.trainer.internal.setup.Geometry;
import org.jellygrad.trainer.internal.setup.Setup;
import org.jspecify.annotations.Nullable;

/** From where descent arrived to where the run ends: by a polish of the last digits, or along the kinks, or just there. */
public final class Finish {

    /** The distance to the optimum at which a loss that stands still has arrived. */
    private static final double ARRIVED = 1e-9;

    /** Endings at which the loss has stopped falling, because it arrived or because it cannot go on. */
    private static final Set<Ending> STILL = EnumSet.of(Ending.STOOD_STILL, Ending.HOVERS, Ending.SMALL_CHANGE);

    private Finish() {}

    /**
     * Where a run ends.
     *
     * @param elsewhere the gradient to compare with that of a start that was the end; null if it is not asked for
     * @param stopped whether the run is to end as it is
     */
    public static End of(
            Setup setup,
            Objective objective,
            PathRecorder recorder,
            Arrival arrival,
            double @Nullable [] elsewhere,
            BooleanSupplier stopped) {
        End end = arrived(setup, arrival, elsewhere);
        return setup.settings().loss().slopes().isPresent()
                ? KinkedFinish.of(setup, objective, recorder, end, stopped)
                : PolishedFinish.of(setup, objective, recorder, end, stopped);
    }

    /** Where descent ended, and how far from the optimum if that is known. */
    private static End arrived(Setup setup, Arrival arrival, double @Nullable [] elsewhere) {
        Geometry geometry = setup.geometry();
        DoubleDouble[] point = geometry.point(arrival.theta());
        DoubleDouble[] optimum = geometry.optimum();
        double distance = optimum == null ? Double.NaN : geometry.leastSquares().relativeDistance(point, optimum);
        boolean still = STILL.contains(arrival.ending());
        double[] before =
                arrival.last().step() > arrival.first().step() ? arrival.first().gradient() : elsewhere;
        double round = optimum == null && before != null
                ? roundNorm(geometry, arrival.last().gradient()) / roundNorm(geometry, before)
                : Double.NaN;
        boolean hidden = round > Math.max(End.BELIEVED, setup.settings().stop().tolerance());
        boolean converged = (arrival.ending() == Ending.CONVERGED && !hidden) || (still && distance <= ARRIVED);
        double squares = geometry.leastSquares().residualSumOfSquares(point);
        return End.at(arrival, converged, point, squares, distance, round);
    }

    /** Of the gradient with respect to Aθ/√n, AᵀA/n being the curvature, penalty included. */
    private static double roundNorm(Geometry geometry, double[] gradient) {
        return Vectors.norm(
                Coordinates.doubles(geometry.coordinates().ridged().transposeSolve(Coordinates.exact(gradient))));
    }
}
