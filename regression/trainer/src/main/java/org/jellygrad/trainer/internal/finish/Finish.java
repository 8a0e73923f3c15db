package org.jellygrad.trainer.internal.finish;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jellygrad.trainer.internal.descent.Arrival;
import org.jellygrad.trainer.internal.descent.Ending;
import org.jellygrad.trainer.internal.design.RowAccess;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.linalg.Vectors;
import org.jellygrad.trainer.internal.objective.Objective;
import org.jellygrad.trainer.internal.recording.PathRecorder;
import org.jellygrad.trainer.internal.setup.LossGeometry;
import org.jellygrad.trainer.internal.setup.Setup;
import org.jspecify.annotations.Nullable;

/** Takes a run from the arrival of descent to its end: by polishing the last digits, by going along the kinks, or by ending there. */
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
        End end = arrived(setup.geometry(), setup.settings().stop().tolerance(), arrival, elsewhere);
        End finished = setup.settings().loss().slopes().isPresent()
                ? KinkedFinish.of(setup, objective, recorder, end, stopped)
                : PolishedFinish.of(setup, objective, recorder, end, stopped);
        return setup.data().condensed().access() == RowAccess.CUT_OFF ? finished.interrupted() : finished;
    }

    /** Where descent ended, and how far from the optimum if that is known. */
    private static End arrived(
            LossGeometry geometry, double tolerance, Arrival arrival, double @Nullable [] elsewhere) {
        DoubleDouble[] point = geometry.point(arrival.theta());
        DoubleDouble[] optimum = geometry.optimum();
        double distance = optimum == null ? Double.NaN : geometry.leastSquares().relativeDistance(point, optimum);
        boolean still = STILL.contains(arrival.ending());
        double[] before =
                arrival.last().step() > arrival.first().step() ? arrival.first().gradient() : elsewhere;
        double round = optimum == null && before != null
                ? roundNorm(geometry, arrival.last().gradient()) / roundNorm(geometry, before)
                : Double.NaN;
        boolean hidden = round > Math.max(End.BELIEVED, tolerance);
        boolean converged = (arrival.ending() == Ending.CONVERGED && !hidden) || (still && distance <= ARRIVED);
        double squares = geometry.leastSquares().residualSumOfSquares(point);
        return End.at(arrival, converged, point, squares, distance, round);
    }

    /** The norm of the gradient with respect to Aθ/√n, where AᵀA/n is the curvature with the penalty. */
    private static double roundNorm(LossGeometry geometry, double[] gradient) {
        return Vectors.norm(
                DoubleDouble.doubles(geometry.coordinates().ridged().transposeSolve(DoubleDouble.exact(gradient))));
    }
}
