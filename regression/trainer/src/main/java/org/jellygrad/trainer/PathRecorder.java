package org.jellygrad.trainer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Writes a run down: where it stood at the end of each epoch, and before each step on a mini-batch. */
final class PathRecorder {

    private final List<String> names;
    private final UnaryOperator<double[]> toUser;
    private final Thinned<PathPoint> epochs = new Thinned<>();
    private final Thinned<PathPoint> batches = new Thinned<>();

    /** @param toUser the user's parameters at θ */
    PathRecorder(List<String> names, UnaryOperator<double[]> toUser) {
        this.names = names;
        this.toUser = toUser;
    }

    /** Records a look at all rows. */
    void epoch(Position at, double rate) {
        epochs.add(() -> point(at, rate));
    }

    /** Records a look at a mini-batch. */
    void batch(Position at, double loss, double rate, long rows) {
        batches.add(() -> point(at.epoch, at.step, at.theta, loss, at.gradient, rate, rows));
    }

    /** Where the run stands. */
    PathPoint point(Position at, double rate) {
        return point(at.epoch, at.step, at.theta, at.loss, at.subgradient(), rate, at.objective.rows());
    }

    PathPoint point(int epoch, long step, double[] theta, double loss, double[] gradient, double rate, long rows) {
        return new PathPoint(epoch, step, toUser.apply(theta), theta.clone(), loss, gradient.clone(), rate, rows);
    }

    /** The path so far, ending at {@code last}. */
    Path path(PathPoint last) {
        List<PathPoint> points = new ArrayList<>(epochs.kept());
        points.addAll(batches.kept());
        points.removeIf(point -> point.rows() == last.rows() && point.step() == last.step());
        // Where an epoch ends, the look at all rows comes before the look at the next batch: a stable sort leaves them
        // so.
        points.sort(Comparator.comparingLong(PathPoint::step));
        points.add(last);
        return new Path(names, points, Math.max(epochs.every(), batches.every()));
    }
}
