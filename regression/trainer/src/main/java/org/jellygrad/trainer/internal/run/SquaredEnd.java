package org.jellygrad.trainer.internal.run;

import org.jellygrad.trainer.internal.descent.PathRecorder;
import org.jellygrad.trainer.internal.design.Coordinates;
import org.jellygrad.trainer.internal.diagnose.Ridge;
import org.jellygrad.trainer.internal.objective.Objective;
import org.jellygrad.trainer.path.PathPoint;

/** The end of a converged run on squared loss with a closed form: the {@link Polish} to the last digits, recorded as more epochs. */
final class SquaredEnd {

    /** Below this share of Σ y² what is left is the rounding of the double-doubles. */
    private static final double ROUNDING = 0x1p-196;

    private final Run run;
    private final Objective objective;
    private final PathRecorder recorder;
    private final End end;

    private SquaredEnd(Run run, Objective objective, PathRecorder recorder, End end) {
        this.run = run;
        this.objective = objective;
        this.recorder = recorder;
        this.end = end;
    }

    /**
     * Where a run ends.
     *
     * @param end where descent ended
     */
    static End of(Run run, Objective objective, PathRecorder recorder, End end) {
        Ridge ridge = run.ridge();
        return end.converged() && ridge != null ? new SquaredEnd(run, objective, recorder, end).polish(ridge) : end;
    }

    private End polish(Ridge ridge) {
        int left = Math.max(0, run.settings().stop().maxEpochs() - end.last().epoch());
        Polish.Result polished = Polish.of(
                run.source(), run.data(), ridge, end.point(), left, between -> recorder.epoch(() -> point(between)));
        PathPoint last = point(polished);
        double distance = run.leastSquares().relativeDistance(polished.point(), ridge.optimum());
        return end.polished(polished.point(), polished.at(), squares(polished), distance, last);
    }

    private double squares(Polish.Result polished) {
        double squares = polished.at().squares().toDouble();
        return squares <= ROUNDING * run.data().totalAboutZero().toDouble() ? 0 : squares;
    }

    /** A polished point as it is recorded. */
    private PathPoint point(Polish.Result at) {
        double[] theta = Coordinates.doubles(run.coordinates().toFrame().solve(at.point()));
        double[] gradient = new double[theta.length];
        run.penalized(objective).evaluate(theta, gradient);
        PathPoint from = end.last();
        return recorder.point(
                from.epoch() + at.epochs(),
                from.step() + at.epochs(),
                theta,
                squares(at) / run.data().weight(),
                gradient,
                Double.NaN,
                from.rows());
    }
}
