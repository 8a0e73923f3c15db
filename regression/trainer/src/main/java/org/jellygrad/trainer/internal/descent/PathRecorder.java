package org.jellygrad.trainer.internal.descent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.jellygrad.trainer.optimizer.Memory;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.path.PathListener;
import org.jellygrad.trainer.path.PathPoint;
import org.jspecify.annotations.Nullable;

/** Writes a run down: where it stood at the end of each epoch, and before each step on a mini-batch. */
public final class PathRecorder implements Memory {

    /** Numbers about the points. */
    private static final int COUNTS = 5;

    /** Numbers of a point beside its θ and gradient. */
    private static final int HEAD = 6;

    private final List<String> names;
    private final UnaryOperator<double[]> toUser;
    private final ToDoubleFunction<double[]> validationLoss;
    private final @Nullable PathListener listener;
    private final ThinnedList<PathPoint> epochs;
    private final ThinnedList<PathPoint> batches;

    /** The last look at all rows, of which the listener is told when it is known not to be the end, which is told otherwise. */
    private @Nullable PathPoint pending;

    /** Where the run stood when it went back to an earlier point, its end; null if it did not. */
    private @Nullable PathPoint left;

    /** Keeps the points that a path has by default. */
    public PathRecorder(
            List<String> names,
            UnaryOperator<double[]> toUser,
            ToDoubleFunction<double[]> validationLoss,
            @Nullable PathListener listener) {
        this(names, toUser, validationLoss, listener, ThinnedList.CAPACITY);
    }

    /**
     * @param toUser the user's parameters at θ
     * @param validationLoss at θ; NaN where no rows are kept for validation
     * @param listener is told of every point; null for nobody
     * @param capacity most looks at all rows that are kept, and as many at mini-batches
     */
    public PathRecorder(
            List<String> names,
            UnaryOperator<double[]> toUser,
            ToDoubleFunction<double[]> validationLoss,
            @Nullable PathListener listener,
            int capacity) {
        this.names = names;
        this.epochs = new ThinnedList<>(capacity);
        this.batches = new ThinnedList<>(capacity);
        this.toUser = toUser;
        this.validationLoss = validationLoss;
        this.listener = listener;
    }

    /** Records a look at all rows. */
    void epoch(Position at, double rate) {
        epoch(() -> point(at, rate));
    }

    /** Records a look at all rows. */
    public void epoch(Supplier<PathPoint> look) {
        if (listener == null) {
            epochs.add(look);
            return;
        }
        flush();
        PathPoint point = look.get();
        pending = point;
        epochs.add(() -> point);
    }

    /** The first look at all rows. */
    public PathPoint start() {
        return epochs.kept().get(0);
    }

    /** Records a look at a mini-batch. */
    void batch(Position at, double loss, double rate, long rows) {
        if (listener == null) {
            batches.add(() -> ofBatch(at, loss, rate, rows));
            return;
        }
        flush();
        PathPoint point = ofBatch(at, loss, rate, rows);
        listener.point(names, point);
        batches.add(() -> point);
    }

    /** Records where a run stands that ends at an earlier point. */
    void leave(Position at) {
        left = point(at, Double.NaN);
    }

    /** Goes on from a look at all rows that was recorded before the run was cut off. */
    void resume(Position at, double rate) {
        pending = listener == null ? null : point(at, rate);
    }

    private void flush() {
        if (pending != null && listener != null) {
            listener.point(names, pending);
            pending = null;
        }
    }

    /** Where the run stands. */
    PathPoint point(Position at, double rate) {
        return point(at.epoch, at.step, at.theta, at.loss, at.subgradient(), rate, at.objective.rows());
    }

    /** A look at all rows. */
    public PathPoint point(
            int epoch, long step, double[] theta, double loss, double[] gradient, double rate, long rows) {
        return point(epoch, step, theta, loss, gradient, rate, rows, validationLoss.applyAsDouble(theta));
    }

    private PathPoint ofBatch(Position at, double loss, double rate, long rows) {
        return point(at.epoch, at.step, at.theta, loss, at.gradient, rate, rows, Double.NaN);
    }

    private PathPoint point(
            int epoch,
            long step,
            double[] theta,
            double loss,
            double[] gradient,
            double rate,
            long rows,
            double validationLoss) {
        return new PathPoint(
                epoch, step, toUser.apply(theta), theta.clone(), loss, gradient.clone(), rate, rows, validationLoss);
    }

    /** The path so far, ending at {@code last}, which the listener is told now. */
    public Path path(PathPoint last) {
        if (pending != null && (left != null || pending.rows() != last.rows() || pending.step() != last.step())) {
            flush();
        }
        if (listener != null) {
            listener.point(names, last);
        }
        return path(last, epochs.to(ThinnedList.CAPACITY), batches.to(ThinnedList.CAPACITY));
    }

    /** The path with all points that are kept, ending at {@code last}. */
    public Path whole(PathPoint last) {
        return path(last, epochs, batches);
    }

    private Path path(PathPoint last, ThinnedList<PathPoint> looks, ThinnedList<PathPoint> parts) {
        List<PathPoint> points = new ArrayList<>(looks.kept());
        points.addAll(parts.kept());
        points.removeIf(point -> point.rows() == last.rows() && point.step() == last.step());
        // Where an epoch ends, the look at all rows comes before the look at the next batch: a stable sort leaves them
        // so.
        points.sort(Comparator.comparingLong(PathPoint::step));
        if (left != null) {
            points.add(left);
        }
        points.add(last);
        return new Path(names, points, Math.max(looks.every(), parts.every()));
    }

    @Override
    public double[] save() {
        double[] counts = {
            epochs.every(), epochs.seen(), epochs.kept().size(), batches.every(), batches.seen(),
        };
        List<double[]> parts = new ArrayList<>(List.of(counts));
        epochs.kept().forEach(point -> parts.add(numbers(point)));
        batches.kept().forEach(point -> parts.add(numbers(point)));
        return Memory.join(parts.toArray(double[][]::new));
    }

    @Override
    public void load(double[] saved) {
        int length = HEAD + 2 * names.size();
        if (saved.length < COUNTS || (saved.length - COUNTS) % length != 0) {
            throw new IllegalArgumentException("These are " + saved.length + " numbers, which no path has.");
        }
        List<PathPoint> points = new ArrayList<>();
        for (int at = COUNTS; at < saved.length; at += length) {
            points.add(point(Arrays.copyOfRange(saved, at, at + length)));
        }
        int looks = (int) Memory.count(saved[2], points.size());
        if (looks < 0 || looks > points.size()) {
            throw new IllegalArgumentException("Of " + points.size() + " points " + looks + " are of epochs.");
        }
        epochs.resume(
                Memory.count(saved[0], Long.MAX_VALUE),
                Memory.count(saved[1], Long.MAX_VALUE),
                points.subList(0, looks));
        batches.resume(
                Memory.count(saved[3], Long.MAX_VALUE),
                Memory.count(saved[4], Long.MAX_VALUE),
                points.subList(looks, points.size()));
    }

    private static double[] numbers(PathPoint point) {
        double[] head = {
            point.epoch(), point.step(), point.loss(), point.learningRate(), point.rows(), point.validationLoss(),
        };
        return Memory.join(head, point.descended(), point.gradient());
    }

    private PathPoint point(double[] numbers) {
        double[] head = new double[HEAD];
        double[] theta = new double[names.size()];
        double[] gradient = new double[names.size()];
        Memory.split(numbers, head, theta, gradient);
        return point(
                (int) Memory.count(head[0], Integer.MAX_VALUE),
                Memory.count(head[1], Long.MAX_VALUE),
                theta,
                head[2],
                gradient,
                head[3],
                Memory.count(head[4], Long.MAX_VALUE),
                head[5]);
    }
}
