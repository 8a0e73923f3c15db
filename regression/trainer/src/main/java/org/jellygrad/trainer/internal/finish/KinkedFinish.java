package org.jellygrad.trainer.internal.finish;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jellygrad.trainer.internal.descent.Ending;
import org.jellygrad.trainer.internal.design.Coordinates;
import org.jellygrad.trainer.internal.kinks.KinkedOptimum;
import org.jellygrad.trainer.internal.kinks.KinkedProblem;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.objective.BlockObjective;
import org.jellygrad.trainer.internal.objective.Objective;
import org.jellygrad.trainer.internal.objective.PenalizedObjective;
import org.jellygrad.trainer.internal.recording.PathRecorder;
import org.jellygrad.trainer.internal.setup.LossGeometry;
import org.jellygrad.trainer.internal.setup.Setup;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;

/**
 * The end of a run on a loss made of straight lines: how far it is from the optimum and, where its steps have become too small to
 * go on, the rest of the way, by line searches along the kinks. Each reads all rows and counts as an epoch.
 */
final class KinkedFinish {

    /** Line searches at most, for each parameter. */
    private static final int MOST_SEARCHES = 1000;

    /** Endings after which no search along the kinks is made: the user wants to stop, or the optimum is not near. */
    private static final Set<Ending> LEFT_ALONE = EnumSet.of(Ending.DIVERGED, Ending.INTERRUPTED, Ending.OUT_OF_TIME);

    private final Setup setup;
    private final Objective objective;
    private final PathRecorder recorder;
    private final End end;
    private final List<double[]> between = new ArrayList<>();

    private KinkedFinish(Setup setup, Objective objective, PathRecorder recorder, End end) {
        this.setup = setup;
        this.objective = objective;
        this.recorder = recorder;
        this.end = end;
    }

    /**
     * Where a run ends.
     *
     * @param end where descent ended
     * @param stopped asked before each search, whether to leave it at that
     */
    static End of(Setup setup, Objective objective, PathRecorder recorder, End end, BooleanSupplier stopped) {
        if (LEFT_ALONE.contains(end.ending()) || !(objective instanceof BlockObjective rows)) {
            return end;
        }
        if (end.converged() && end.last().epoch() == 0 && end.arrival().startValue() == 0) {
            int zeros = Math.toIntExact(setup.data().condensed().rows());
            KinkedOptimum start = new KinkedOptimum(end.point(), 0, 0, zeros, false);
            return end.at(start, end.squares(), end.last());
        }
        KinkedFinish kinked = new KinkedFinish(setup, objective, recorder, end);
        if (setup.settings().penalty().isNone()
                && setup.geometry().spectrum().conditionNumber() > Coordinates.ROUND_ENOUGH) {
            // What stretched coordinates take for rounding may be the way along a column in small units.
            Coordinates round = LossGeometry.coordinates(
                    Scaling.ORTHOGONAL, setup.settings(), setup.data().condensed());
            try (BlockObjective others = setup.blocks(setup.data().source(), round)) {
                return kinked.from(others, round, stopped);
            }
        }
        return kinked.from(rows, setup.geometry().coordinates(), stopped);
    }

    private End from(BlockObjective rows, Coordinates coordinates, BooleanSupplier stopped) {
        Settings settings = setup.settings();
        // Where the rate has become too small for another step, descent has led as near as it can.
        boolean arrived = end.converged()
                || (end.ending() == Ending.STOOD_STILL && end.arrival().spent());
        KinkedProblem problem = new KinkedProblem(
                setup.data().source(),
                setup.data().condensed(),
                coordinates,
                rows,
                settings.loss(),
                settings.penalty());
        KinkedOptimum optimum = KinkedOptimum.find(
                problem,
                DoubleDouble.doubles(coordinates.toFrame().solve(end.point())),
                MOST_SEARCHES * setup.data().names().size(),
                arrived ? theta -> between.add(descended(coordinates, theta)) : theta -> {},
                stopped);
        if (optimum == null) {
            return stopped.getAsBoolean() ? end.interrupted() : end;
        }
        double distance = setup.geometry().leastSquares().relativeDistance(end.point(), optimum.point());
        if (!arrived) {
            return end.awayFrom(optimum, distance, end.ending());
        }
        if (end.last().epoch() + optimum.searches() > settings.stop().maxEpochs()) {
            return end.awayFrom(optimum, distance, Ending.CUT_SHORT);
        }
        for (int k = 0; k < between.size(); k++) {
            int searches = k + 1;
            recorder.later(() -> between(searches));
        }
        double[] theta = setup.geometry().theta(optimum.point());
        // At the optimum the subgradient of least norm is 0.
        PathPoint last = point(optimum.searches(), theta, optimum.loss(), new double[theta.length]);
        double squares = setup.geometry().leastSquares().residualSumOfSquares(optimum.point());
        return end.at(optimum, squares, last);
    }

    /** From the coordinates of the searches to those of descent. */
    private double[] descended(Coordinates coordinates, double[] theta) {
        return coordinates == setup.geometry().coordinates()
                ? theta
                : setup.geometry().theta(coordinates.toFrame().times(DoubleDouble.exact(theta)));
    }

    private PathPoint between(int searches) {
        double[] theta = between.get(searches - 1);
        double[] gradient = new double[theta.length];
        PenalizedObjective penalized = setup.penalized(objective);
        penalized.evaluate(theta, gradient);
        return point(searches, theta, penalized.loss(), gradient);
    }

    private PathPoint point(int searches, double[] theta, double loss, double[] gradient) {
        PathPoint from = end.last();
        return recorder.point(from.epoch() + searches, from.step() + searches, theta, loss, gradient, from.rows());
    }
}
