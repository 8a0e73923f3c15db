package org.jellygrad.autograd;

import java.util.List;

/**
 * An op of your own whose value is written in other tensors, and whose pull-back you write yourself because yours is shorter, or right where
 * the one of those tensors is not. Write the op as a record and apply it with {@link Tensor#apply}. A program expands the op, so it is
 * fused and shared like any other graph.
 *
 * <p>Huber's loss is an example: c·(r − c/2) with c = r clipped to [−δ, δ]. The chain rule would find (r − c)·dc = 0 only after
 * computing it; the record says at once that the gradient is c.
 */
public non-sealed interface Composite extends Op {
    /** The value in tensors. It depends on nothing but the record and the inputs, and does not apply this op again. */
    Tensor expand(List<Tensor> inputs);

    @Override
    default Shape shape(List<Tensor> inputs) {
        return Graph.expand(this, inputs).shape();
    }
}
