package org.jellygrad.autograd;

import java.util.List;

/**
 * An op of your own, written in other tensors, with a pull-back of your own. Write one if your pull-back is shorter than the automatic
 * gradient, or right where the automatic one is wrong. Write the op as a record and apply it with {@link Tensor#apply}. A program expands
 * the op, so it is fused and shared like any other graph.
 *
 * <p>Huber's loss is an example: c·(r − c/2) with c = r clipped to [−δ, δ]. The chain rule computes the term (r − c)·dc, which is always 0.
 * The record leaves it out: the gradient is c.
 */
public non-sealed interface Composite extends Op {
    /** The value in tensors. It depends on nothing but the record and the inputs, and does not apply this op again. */
    Tensor expand(List<Tensor> inputs);

    @Override
    default Shape shape(List<Tensor> inputs) {
        return Graph.expand(this, inputs).shape();
    }
}
