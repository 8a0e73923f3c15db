package org.jellygrad.trainer.internal.recording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.jellygrad.trainer.optimizer.Memory;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.path.PathListener;
import org.jellygrad.trainer.path.PathPoint;
import org.jspecify.annotations.Nullable;

/**
 * Records a run: a point at the end of each epoch, and before each step on a mini-batch. A point is held as one array (epoch, step, loss,
 * rate, rows, validation loss, θ, gradient, state), which is cheap, because most points of a long run are dropped again.
 */
public final class PathRecorder implements Memory {

    /** The state at a point that the optimizer did not reach by a step. */
    public static final Supplier<double[][]> NO_STATE = () -> new double[0][];

    /** How many numbers are saved about the points. */
    private static final int COUNTS = 5;

    /** How many numbers of a point stand before its θ. */
    public static final int HEAD = 6;

    private final List<String> names;
    private final List<String> stateNames;
    private final ThinnedList<double[]> epochs;
    private final ThinnedList<double[]> batches;
    private final UnaryOperator<double[]> toUser;
    private final ToDoubleFunction<double[]> validationLoss;
    private final @Nullable PathListener listener;

    /**
     * The latest point. The listener gets it when the next point comes; if it is the last one, the listener gets the end of the run
     * instead.
     */
    private @Nullable PathPoint pending;

    /** Where the run stood before it went back to an earlier point; null if it did not go back. */
    private @Nullable PathPoint left;

    /**
     * A recorder of one run.
     *
     * @param stateNames of the optimizer
     * @param toUser the user's parameters at θ
     * @param validationLoss at θ; NaN where no rows are kept for validation
     * @param listener is told of every point; null for nobody
     * @param capacity how many looks at all rows are kept, and as many at mini-batches
     */
    public PathRecorder(
            List<String> names,
            List<String> stateNames,
            UnaryOperator<double[]> toUser,
            ToDoubleFunction<double[]> validationLoss,
            @Nullable PathListener listener,
            PathCapacity capacity) {
        this.names = names;
        this.stateNames = stateNames;
        this.epochs = new ThinnedList<>(capacity);
        this.batches = new ThinnedList<>(capacity);
        this.toUser = toUser;
        this.validationLoss = validationLoss;
        this.listener = listener;
    }

    /**
     * Records an evaluation over all rows.
     *
     * @param state of the optimizer there
     */
    public void epoch(PositionView at, Supplier<double[][]> state, double rate) {
        epoch(() -> ofAll(at, state, rate));
    }

    /** Records an evaluation over all rows after descent. */
    public void later(Supplier<PathPoint> look) {
        epoch(() -> numbers(look.get()));
    }

    private void epoch(Supplier<double[]> look) {
        if (listener == null) {
            epochs.add(look);
            return;
        }
        flush();
        double[] numbers = look.get();
        pending = point(numbers);
        epochs.add(() -> numbers);
    }

    /** The first point. */
    public PathPoint start() {
        return point(epochs.kept().get(0));
    }

    /** Records an evaluation over a mini-batch. */
    public void batch(PositionView at, Supplier<double[][]> state, double rate, long rows) {
        Supplier<double[]> look = () -> numbers(at, at.batchLoss(), at.gradient(), state.get(), rate, rows, Double.NaN);
        if (listener == null) {
            batches.add(look);
            return;
        }
        flush();
        double[] numbers = look.get();
        listener.point(names, point(numbers));
        batches.add(() -> numbers);
    }

    /** Records where the run stands before it goes back to an earlier point. */
    public void leave(PositionView at, Supplier<double[][]> state) {
        left = point(at, state, Double.NaN);
    }

    /** Continues after a point that was recorded before the run was cut off. */
    public void resume(PositionView at, Supplier<double[][]> state, double rate) {
        pending = listener == null ? null : point(at, state, rate);
    }

    private void flush() {
        if (pending != null && listener != null) {
            listener.point(names, pending);
            pending = null;
        }
    }

    /** Where the run stands. */
    public PathPoint point(PositionView at, Supplier<double[][]> state, double rate) {
        return point(ofAll(at, state, rate));
    }

    /** A point after descent, where no step is taken. */
    public PathPoint point(int epoch, long step, double[] theta, double loss, double[] gradient, long rows) {
        return new PathPoint(
                epoch,
                step,
                toUser.apply(theta),
                theta,
                loss,
                gradient,
                Double.NaN,
                rows,
                validationLoss.applyAsDouble(theta));
    }

    private double[] ofAll(PositionView at, Supplier<double[][]> state, double rate) {
        return numbers(
                at,
                at.loss(),
                at.subgradient(),
                state.get(),
                rate,
                at.rows(),
                validationLoss.applyAsDouble(at.theta()));
    }

    private static double[] numbers(
            PositionView at,
            double loss,
            double[] gradient,
            double[][] state,
            double rate,
            long rows,
            double validationLoss) {
        int parameters = at.theta().length;
        double[] numbers = new double[HEAD + (2 + state.length) * parameters];
        numbers[0] = at.epoch();
        numbers[1] = at.step();
        numbers[2] = loss;
        numbers[3] = rate;
        numbers[4] = rows;
        numbers[5] = validationLoss;
        System.arraycopy(at.theta(), 0, numbers, HEAD, parameters);
        System.arraycopy(gradient, 0, numbers, HEAD + parameters, parameters);
        for (int k = 0; k < state.length; k++) {
            System.arraycopy(state[k], 0, numbers, HEAD + (2 + k) * parameters, parameters);
        }
        return numbers;
    }

    private static double[] numbers(PathPoint point) {
        double[] head = {
            point.epoch(), point.step(), point.loss(), point.learningRate(), point.rows(), point.validationLoss(),
        };
        return Memory.join(head, point.descended(), point.gradient());
    }

    private PathPoint point(double[] numbers) {
        int parameters = names.size();
        double[] theta = part(numbers, 0);
        Map<String, double[]> state = new LinkedHashMap<>();
        for (int k = 0; HEAD + (2 + k) * parameters < numbers.length; k++) {
            state.put(stateNames.get(k), part(numbers, 2 + k));
        }
        return new PathPoint(
                (int) numbers[0],
                (long) numbers[1],
                toUser.apply(theta),
                theta,
                numbers[2],
                part(numbers, 1),
                numbers[3],
                (long) numbers[4],
                numbers[5],
                Collections.unmodifiableMap(state));
    }

    private double[] part(double[] numbers, int index) {
        int from = HEAD + index * names.size();
        return Arrays.copyOfRange(numbers, from, from + names.size());
    }

    /** The path so far, ending at {@code last}, which the listener is told now. */
    public Path path(PathPoint last) {
        if (pending != null && (left != null || pending.rows() != last.rows() || pending.step() != last.step())) {
            flush();
        }
        if (listener != null) {
            listener.point(names, last);
        }
        return path(last, epochs.to(PathCapacity.DEFAULT), batches.to(PathCapacity.DEFAULT));
    }

    /** The path with all points that are kept, ending at {@code last}. */
    public Path whole(PathPoint last) {
        return path(last, epochs, batches);
    }

    private Path path(PathPoint last, ThinnedList<double[]> looks, ThinnedList<double[]> parts) {
        List<PathPoint> points = new ArrayList<>();
        looks.kept().forEach(numbers -> points.add(point(numbers)));
        parts.kept().forEach(numbers -> points.add(point(numbers)));
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
        parts.addAll(epochs.kept());
        parts.addAll(batches.kept());
        return Memory.join(parts.toArray(double[][]::new));
    }

    @Override
    public void load(double[] saved) {
        int length = HEAD + (2 + stateNames.size()) * names.size();
        if (saved.length < COUNTS || (saved.length - COUNTS) % length != 0) {
            throw new IllegalArgumentException("These are " + saved.length + " numbers, which no path has.");
        }
        List<double[]> points = new ArrayList<>();
        for (int at = COUNTS; at < saved.length; at += length) {
            double[] numbers = Arrays.copyOfRange(saved, at, at + length);
            Memory.count(numbers[0], Integer.MAX_VALUE);
            Memory.count(numbers[1], Long.MAX_VALUE);
            Memory.count(numbers[4], Long.MAX_VALUE);
            points.add(numbers);
        }
        int looks = (int) Memory.count(saved[2], points.size());
        if (looks < 0) {
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
}
