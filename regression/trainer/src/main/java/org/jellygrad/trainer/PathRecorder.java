package org.jellygrad.trainer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jellygrad.trainer.design.Coordinates;

/** Writes a run down: where it stood at the end of each epoch, and before each step on a mini-batch. */
final class PathRecorder {

    private final List<String> names;
    private final Coordinates coordinates;
    private final Thinned<PathPoint> epochs = new Thinned<>();
    private final Thinned<PathPoint> batches = new Thinned<>();

    PathRecorder(List<String> names, Coordinates coordinates) {
        this.names = names;
        this.coordinates = coordinates;
    }

    void epoch(int epoch, long step, double[] theta, double loss, double[] gradient, double rate, long rows) {
        epochs.add(() -> point(epoch, step, theta, loss, gradient, rate, rows));
    }

    void batch(int epoch, long step, double[] theta, double loss, double[] gradient, double rate, long rows) {
        batches.add(() -> point(epoch, step, theta, loss, gradient, rate, rows));
    }

    PathPoint point(int epoch, long step, double[] theta, double loss, double[] gradient, double rate, long rows) {
        return new PathPoint(epoch, step, coordinates.user(theta), theta.clone(), loss, gradient.clone(), rate, rows);
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
