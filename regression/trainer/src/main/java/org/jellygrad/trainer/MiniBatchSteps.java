package org.jellygrad.trainer;

import java.util.Random;
import java.util.stream.IntStream;
import org.jellygrad.trainer.method.Clipping;
import org.jellygrad.trainer.method.Proximal;
import org.jellygrad.trainer.method.RateMethod;
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
    private final int[] order;
    private final Random shuffling;

    /** @param mean of the points after each step; null if none is wanted */
    MiniBatchSteps(
            int size,
            long rows,
            Settings settings,
            RateMethod.Steps steps,
            RateControl rate,
            Proximal proximal,
            @Nullable PointMean mean,
            PathRecorder recorder) {
        this.size = size;
        this.steps = steps;
        this.rate = rate;
        this.clipping = settings.clipping();
        this.proximal = proximal;
        this.mean = mean;
        this.recorder = recorder;
        this.order = IntStream.range(0, Math.toIntExact(rows)).toArray();
        this.shuffling = new Random(settings.seed());
    }

    @Override
    public Taken takeEpoch(Position at) {
        shuffle();
        for (int from = 0; from < order.length; from += size) {
            int to = Math.min(from + size, order.length);
            at.objective.evaluate(at.theta, at.gradient, order, from, to);
            recorder.batch(at, at.objective.loss(), rate.rate(), to - from);
            clipping.apply(at.gradient);
            steps.step(at.theta, at.gradient, rate.rate(), proximal);
            at.step++;
            if (mean != null) {
                mean.add(at.epoch, at.theta);
            }
            if (Thread.currentThread().isInterrupted() && to < order.length) {
                return Taken.PARTLY;
            }
        }
        return Taken.MOVED;
    }

    @Override
    public void restart() {
        steps.restart();
    }

    /** Fisher and Yates's shuffle (R. Durstenfeld, Algorithm 235, 1964). */
    private void shuffle() {
        for (int i = order.length - 1; i > 0; i--) {
            int j = shuffling.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
