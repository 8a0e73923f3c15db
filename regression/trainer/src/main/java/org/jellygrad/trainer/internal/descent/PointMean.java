package org.jellygrad.trainer.internal.descent;

import org.jellygrad.trainer.optimizer.Memory;
import org.jellygrad.trainer.settings.Averaging;
import org.jspecify.annotations.Nullable;

/** The running mean of the points of a run, from an epoch on. */
public final class PointMean implements Memory {

    private final int after;
    private final double[] mean;
    private long count;

    /** @param after epochs that are left out */
    PointMean(int after, int parameters) {
        this.after = after;
        this.mean = new double[parameters];
    }

    /** The mean that the averaging asks for; null for none. */
    public static @Nullable PointMean of(Averaging averaging, int parameters) {
        return averaging.isNone() ? null : new PointMean(averaging.after(), parameters);
    }

    void add(int epoch, double[] theta) {
        if (epoch < after) {
            return;
        }
        count++;
        for (int j = 0; j < mean.length; j++) {
            mean[j] += (theta[j] - mean[j]) / count;
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    double[] point() {
        return mean;
    }

    @Override
    public double[] save() {
        return Memory.join(new double[] {count}, mean);
    }

    @Override
    public void load(double[] saved) {
        double[] own = new double[1];
        Memory.split(saved, own, mean);
        count = Memory.count(own[0], Long.MAX_VALUE);
    }
}
