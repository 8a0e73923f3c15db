package org.jellygrad.trainer;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jellygrad.trainer.descent.Descent;
import org.jellygrad.trainer.descent.PathRecorder;
import org.jellygrad.trainer.descent.PenalizedObjective;
import org.jellygrad.trainer.design.Coordinates;
import org.jellygrad.trainer.objective.BlockObjective;
import org.jellygrad.trainer.objective.KinkedOptimum;
import org.jellygrad.trainer.objective.Objective;
import org.jellygrad.trainer.path.PathPoint;

/**
 * The end of a run on a loss made of straight lines: how far it is from the optimum and, where its steps have become too small to
 * go on, the rest of the way, by line searches along the kinks. Each reads all rows and counts as an epoch.
 */
final class KinkedEnd {

    /** Line searches at most, for each parameter. */
    private static final int MOST_SEARCHES = 1000;

    /** Endings after which nobody wants to wait, or nothing is near. */
    private static final Set<Descent.Ending> LEFT_ALONE =
            EnumSet.of(Descent.Ending.DIVERGED, Descent.Ending.INTERRUPTED, Descent.Ending.OUT_OF_TIME);

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
        return LEFT_ALONE.contains(end.descent().ending()) || !(objective instanceof BlockObjective rows)
                ? end
                : new KinkedEnd(run, objective, recorder, end).from(rows, spent);
    }

    private End from(BlockObjective rows, boolean spent) {
        Settings settings = run.settings();
        Descent.Result descent = end.descent();
        boolean arrived = end.converged() || (descent.ending() == Descent.Ending.STOOD_STILL && spent);
        KinkedOptimum optimum = KinkedOptimum.find(
                run.source(),
                run.data(),
                run.coordinates(),
                rows,
                settings.loss(),
                settings.penalty(),
                descent.theta(),
                MOST_SEARCHES * run.names().size(),
                arrived ? between::add : theta -> {});
        if (optimum == null) {
            return end;
        }
        double distance = run.leastSquares().relativeDistance(end.point(), optimum.point());
        if (!arrived
                || end.last().epoch() + optimum.searches() > settings.stop().maxEpochs()) {
            return new End(descent, false, end.point(), end.squares(), null, distance, optimum, end.last());
        }
        for (int k = 0; k < between.size(); k++) {
            int searches = k + 1;
            recorder.epoch(() -> between(searches));
        }
        double[] theta = Coordinates.doubles(run.coordinates().toFrame().solve(optimum.point()));
        // At the optimum the subgradient of least norm is 0.
        PathPoint last = point(optimum.searches(), theta, optimum.loss(), new double[theta.length]);
        double squares = run.leastSquares().residualSumOfSquares(optimum.point());
        return new End(descent, true, optimum.point(), squares, null, 0, optimum, last);
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
