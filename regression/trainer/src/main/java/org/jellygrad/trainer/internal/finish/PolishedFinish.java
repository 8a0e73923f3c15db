package org.jellygrad.trainer.internal.finish;

import java.util.function.BooleanSupplier;
import org.jellygrad.trainer.internal.diagnose.Ridge;
import org.jellygrad.trainer.internal.linalg.Rounding;
import org.jellygrad.trainer.internal.objective.Objective;
import org.jellygrad.trainer.internal.recording.PathRecorder;
import org.jellygrad.trainer.internal.setup.Setup;
import org.jellygrad.trainer.path.PathPoint;

/** The end of a converged run on squared loss with a closed form: the {@link Polish} to the last digits, recorded as more epochs. */
final class PolishedFinish {

    private final Setup setup;
    private final Objective objective;
    private final PathRecorder recorder;
    private final End end;

    private PolishedFinish(Setup setup, Objective objective, PathRecorder recorder, End end) {
        this.setup = setup;
        this.objective = objective;
        this.recorder = recorder;
        this.end = end;
    }

    /**
     * Where a run ends.
     *
     * @param end where descent ended
     */
    static End of(Setup setup, Objective objective, PathRecorder recorder, End end, BooleanSupplier stopped) {
        Ridge ridge = setup.geometry().ridge();
        return end.converged() && ridge != null
                ? new PolishedFinish(setup, objective, recorder, end).polish(ridge, stopped)
                : end;
    }

    private End polish(Ridge ridge, BooleanSupplier stopped) {
        int left = Math.max(0, setup.settings().stop().maxEpochs() - end.last().epoch());
        Polish.Polished polished = Polish.of(
                setup.data().source(),
                setup.data().condensed(),
                ridge,
                end.point(),
                left,
                setup.settings().threads(),
                between -> recorder.later(() -> point(between)),
                stopped);
        PathPoint last = point(polished);
        double distance = setup.geometry().leastSquares().relativeDistance(polished.point(), ridge.optimum());
        End there = end.polished(polished.point(), polished.at(), squares(polished), distance, last);
        return polished.complete() ? there : there.interrupted();
    }

    private double squares(Polish.Polished polished) {
        double squares = polished.at().squares().toDouble();
        double all = setup.data().condensed().totalAboutZero().toDouble();
        return squares <= Rounding.SQUARES * all ? 0 : squares;
    }

    /** A polished point as it is recorded. */
    private PathPoint point(Polish.Polished at) {
        double[] theta = setup.geometry().theta(at.point());
        double[] gradient = new double[theta.length];
        setup.penalized(objective).evaluate(theta, gradient);
        PathPoint from = end.last();
        return recorder.point(
                from.epoch() + at.epochs(),
                from.step() + at.epochs(),
                theta,
                squares(at) / setup.data().condensed().weight(),
                gradient,
                from.rows());
    }
}
