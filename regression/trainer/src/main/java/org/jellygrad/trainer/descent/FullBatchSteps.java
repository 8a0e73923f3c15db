package org.jellygrad.trainer.descent;

import org.jellygrad.trainer.method.Clipping;
import org.jellygrad.trainer.method.Proximal;
import org.jellygrad.trainer.method.RateMethod;

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
