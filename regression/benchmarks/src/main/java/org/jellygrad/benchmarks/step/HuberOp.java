package org.jellygrad.benchmarks.step;

import java.util.List;
import org.jellygrad.autograd.Composite;
import org.jellygrad.autograd.Tensor;

/** Huber's loss of a residual: c·(r − c/2) with c = r clipped to ±delta; its derivative is c. */
record HuberOp(double delta) implements Composite {
    @Override
    public String name() {
        return "huber";
    }

    @Override
    public Tensor expand(List<Tensor> inputs) {
        Tensor r = inputs.get(0);
        Tensor c = r.clip(-delta, delta);
        return c.times(r.minus(c.times(0.5)));
    }

    @Override
    public List<Tensor> pullBack(Tensor self, Tensor upstream) {
        return List.of(upstream.times(self.inputs().get(0).clip(-delta, delta)));
    }
}
