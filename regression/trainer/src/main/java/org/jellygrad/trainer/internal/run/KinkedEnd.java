package org.jellygrad.trainer.internal.run;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jellygrad.trainer.internal.descent.DescentResult;
import org.jellygrad.trainer.internal.descent.Ending;
import org.jellygrad.trainer.internal.descent.PathRecorder;
import org.jellygrad.trainer.internal.descent.PenalizedObjective;
import org.jellygrad.trainer.internal.design.Coordinates;
import org.jellygrad.trainer.internal.kinks.KinkedOptimum;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.objective.BlockObjective;
import org.jellygrad.trainer.internal.objective.Objective;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;

/**
 * The end of a run on a loss made of straight lines: how far it is from the optimum and, where its steps have become too small to
 * go on, the rest of the way, by line searches along the kinks. Each reads all rows and counts as an epoch.
 */
final class KinkedEnd {

    /** Line searches at most, for each parameter. */
    private static final int MOST_SEARCHES = 1000;

    /** Endings after which nobody wants to wait, or nothing is near. */
    private static final Set<Ending> LEFT_ALONE = EnumSet.of(Ending.DIVERGED, Ending.INTERRUPTED, Ending.OUT_OF_TIME);

    private final Run run;
    private final Objective objective;
    private final PathRecorder recorder;
    private final End end;
    private final List<double[]> between = new ArrayList<>();

    private KinkedEnd(Run run, Objective objective, PathRecorder recorder, End end) {
        this.run = run;
        this.objective = objective;
        this.recorder = recorder;
        this.end = end;
    }

    /**
     * Where a run ends.
     *
     * @param spent whether the learning rate has become too small for another step
     * @param end where descent ended
     */
    static End of(Run run, Objective objective, boolean spent, PathRecorder recorder, End end) {
        if (LEFT_ALONE.contains(end.descent().ending()) || !(objective instanceof BlockObjective rows)) {
            return end;
        }
        if (end.converged() && end.last().epoch() == 0 && end.descent().startValue() == 0) {
            int zeros = Math.toIntExact(run.data().rows());
            KinkedOptimum start = new KinkedOptimum(end.point(), 0, 0, zeros, false);
            return end.at(start, end.squares(), end.last());
        }
        KinkedEnd kinked = new KinkedEnd(run, objective, recorder, end);
        if (run.settings().penalty() instanceof Penalty.None
                && run.spectrum().conditionNumber() > Coordinates.ROUND_ENOUGH) {
            // What stretched coordinates take for rounding may be the way along a column in small units.
            Coordinates round = run.coordinates(Scaling.ORTHOGONAL);
            try (BlockObjective others = run.blocks(run.source(), round)) {
                return kinked.from(others, round, spent);
            }
        }
        return kinked.from(rows, run.coordinates(), spent);
    }

    private End from(BlockObjective rows, Coordinates coordinates, boolean spent) {
        Settings settings = run.settings();
        DescentResult descent = end.descent();
        boolean arrived = end.converged() || (descent.ending() == Ending.STOOD_STILL && spent);
        KinkedOptimum optimum = KinkedOptimum.find(
                run.source(),
                run.data(),
                coordinates,
                rows,
                settings.loss(),
                settings.penalty(),
                Coordinates.doubles(coordinates.toFrame().solve(end.point())),
                MOST_SEARCHES * run.names().size(),
                arrived ? theta -> between.add(descended(coordinates, theta)) : theta -> {});
        if (optimum == null) {
            return end;
        }
        double distance = run.leastSquares().relativeDistance(end.point(), optimum.point());
        if (!arrived) {
            return end.awayFrom(optimum, distance, descent.ending());
        }
        if (end.last().epoch() + optimum.searches() > settings.stop().maxEpochs()) {
            return end.awayFrom(optimum, distance, Ending.CUT_SHORT);
        }
        for (int k = 0; k < between.size(); k++) {
            int searches = k + 1;
            recorder.epoch(() -> between(searches));
        }
        double[] theta = descended(optimum.point());
        // At the optimum the subgradient of least norm is 0.
        PathPoint last = point(optimum.searches(), theta, optimum.loss(), new double[theta.length]);
        double squares = run.leastSquares().residualSumOfSquares(optimum.point());
        return end.at(optimum, squares, last);
    }

    /** From the coordinates of the searches to those of descent. */
    private double[] descended(Coordinates coordinates, double[] theta) {
        return coordinates == run.coordinates()
                ? theta
                : descended(coordinates.toFrame().times(Coordinates.exact(theta)));
    }

    private double[] descended(DoubleDouble[] point) {
        return Coordinates.doubles(run.coordinates().toFrame().solve(point));
    }

    private PathPoint between(int searches) {
        double[] theta = between.get(searches - 1);
        double[] gradient = new double[theta.length];
        PenalizedObjective penalized = run.penalized(objective);
        penalized.evaluate(theta, gradient);
        return point(searches, theta, penalized.loss(), gradient);
    }

    private PathPoint point(int searches, double[] theta, double loss, double[] gradient) {
        PathPoint from = end.last();
        return recorder.point(
                from.epoch() + searches, from.step() + searches, theta, loss, gradient, Double.NaN, from.rows());
    }
}
