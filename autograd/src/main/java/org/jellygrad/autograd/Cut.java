package org.jellygrad.autograd;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says why no gradient reaches a parameter. */
final class Cut {
    private Cut() {}

    static IllegalArgumentException describe(Tensor loss, Tensor parameter) {
        Set<Tensor> from = new HashSet<>();
        from.add(parameter);
        String why = "It is not used: no path leads from it to " + loss + ". Use it, or do not ask for its gradient.";
        for (Tensor node : Graph.order(List.of(loss))) {
            if (!Collections.disjoint(node.inputs(), from)) {
                from.add(node);
                if (!(node.op() instanceof Composite)
                        && node.op()
                                .pullBack(node, Tensor.constant(1).broadcastTo(node.shape()))
                                .isEmpty()) {
                    why = "Its path to the loss is cut at " + node + ", which is constant in its inputs.";
                }
            }
        }
        return new IllegalArgumentException("No gradient reaches " + parameter + ".\n\n" + why);
    }
}
