package org.jellygrad.trainer.internal.descent;

import org.jellygrad.trainer.optimizer.Proximal;
import org.jellygrad.trainer.optimizer.RateMethod;
import org.jellygrad.trainer.settings.Clipping;

/** One step an epoch, on the gradient of all rows. */
record FullBatchSteps(RateMethod.Steps steps, RateControl rate, Clipping clipping, Proximal proximal)
        implements Stepping {

    @Override
    public Taken takeEpoch(Position at) {
        clipping.apply(at.gradient);
        steps.step(at.theta, at.gradient, rate.rate(), proximal);
        at.step++;
        return Taken.MOVED;
    }

    @Override
    public double[][] state(double[] theta) {
        return steps.state(theta);
    }

    @Override
    public void restart() {
        steps.restart();
    }

    @Override
    public double[] save() {
        return steps.save();
    }

    @Override
    public void load(double[] saved) {
        steps.load(saved);
    }
}
