package org.jellygrad.trainer.internal.descent;

import java.util.function.BooleanSupplier;
import org.jellygrad.trainer.internal.objective.RandomOrder;
import org.jellygrad.trainer.internal.recording.PathRecorder;
import org.jellygrad.trainer.optimizer.Memory;
import org.jellygrad.trainer.optimizer.Proximal;
import org.jellygrad.trainer.optimizer.RateMethod;
import org.jellygrad.trainer.settings.Clipping;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;

/** A step for each batch of shuffled rows. */
final class MiniBatchSteps implements Stepping {

    private final int size;
    private final RateMethod.Steps steps;
    private final RateControl rate;
    private final Clipping clipping;
    private final Proximal proximal;
    private final @Nullable PointMean mean;
    private final PathRecorder recorder;
    private final BooleanSupplier pause;
    private final int[] order;
    private final long seed;

    /** How many rows of the epoch have been looked at. */
    private int done;

    private int shuffled = -1;

    /**
     * @param mean of the points after each step; null if none is wanted
     * @param pause asked after each step but an epoch's last, whether to leave the rest for later
     */
    MiniBatchSteps(
            int size,
            long rows,
            Settings settings,
            RateMethod.Steps steps,
            RateControl rate,
            Proximal proximal,
            @Nullable PointMean mean,
            PathRecorder recorder,
            BooleanSupplier pause) {
        this.size = size;
        this.steps = steps;
        this.rate = rate;
        this.clipping = settings.clipping();
        this.proximal = proximal;
        this.mean = mean;
        this.recorder = recorder;
        this.pause = pause;
        this.order = new int[Math.toIntExact(rows)];
        this.seed = settings.seed();
    }

    @Override
    public Taken takeEpoch(Position at) {
        shuffle(at.epoch);
        while (done < order.length) {
            int from = done;
            done = Math.min(from + size, order.length);
            at.objective.evaluate(at.theta, at.gradient, order, from, done);
            recorder.batch(at, () -> steps.state(at.theta), rate.rate(), done - from);
            clipping.apply(at.gradient);
            steps.step(at.theta, at.gradient, rate.rate(), proximal);
            at.step++;
            if (mean != null) {
                mean.add(at.epoch, at.theta);
            }
            if (done < order.length && pause.getAsBoolean()) {
                return Taken.PARTLY;
            }
        }
        done = 0;
        return Taken.MOVED;
    }

    @Override
    public double[][] state(double[] theta) {
        return steps.state(theta);
    }

    @Override
    public boolean isFullBatch() {
        return false;
    }

    @Override
    public void restart() {
        steps.restart();
    }

    @Override
    public double[] save() {
        return Memory.join(new double[] {done}, steps.save());
    }

    @Override
    public void load(double[] saved) {
        double[] own = new double[1];
        double[] theirs = steps.save();
        Memory.split(saved, own, theirs);
        steps.load(theirs);
        done = (int) Memory.count(own[0], Integer.MAX_VALUE);
    }

    private void shuffle(int epoch) {
        if (shuffled == epoch) {
            return;
        }
        shuffled = epoch;
        RandomOrder.ofEpoch(order, seed, epoch);
    }
}
