package org.jellygrad.autograd;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reverse-mode differentiation from graph to graph. Gradients are new nodes; nothing is stored on the old ones, there is nothing to
 * reset, and a gradient can be differentiated again.
 */
public final class Gradients {
    private Gradients() {}

    /**
     * The gradients of a scalar: for each of {@code wrt} a tensor of its shape.
     *
     * @param loss one number, of any rank
     * @param wrt any nodes that the loss depends on; mostly parameters
     * @return ∂loss/∂wrt, in the order given
     * @throws IllegalArgumentException if the loss is not one number, or no gradient reaches one of {@code wrt}; the message says
     *     where its path to the loss is cut
     */
    public static List<Tensor> of(Tensor loss, Tensor... wrt) {
        if (!loss.shape().isOne()) {
            throw new IllegalArgumentException(
                    "Gradients are of one number; " + loss + " has more.\n\nReduce it first, with sum() or mean().");
        }
        Tensor one = Tensor.constant(1).broadcastTo(loss.shape());
        return pullBack(loss, one, wrt);
    }

    /** Pulls a cotangent of {@code y} back to each of {@code wrt}. */
    static List<Tensor> pullBack(Tensor y, Tensor cotangent, Tensor... wrt) {
        IdentityHashMap<Tensor, Tensor> gradients = new IdentityHashMap<>();
        gradients.put(y, cotangent);
        List<Tensor> order = Graph.order(List.of(y));
        Set<Tensor> leading = leadingTo(order, wrt);
        for (int i = order.size() - 1; i >= 0; i--) {
            Tensor node = order.get(i);
            Tensor upstream = gradients.get(node);
            if (upstream != null && leading.contains(node)) {
                spread(node, upstream, leading, gradients);
            }
        }
        List<Tensor> result = new ArrayList<>();
        for (Tensor parameter : wrt) {
            Tensor gradient = gradients.get(parameter);
            if (gradient == null) {
                throw Cut.describe(y, parameter, order);
            }
            result.add(gradient);
        }
        return result;
    }

    private static void spread(
            Tensor node, Tensor upstream, Set<Tensor> leading, IdentityHashMap<Tensor, Tensor> gradients) {
        if (node.inputs().stream().noneMatch(leading::contains)) {
            return;
        }
        List<Tensor> parts = node.op().pullBack(node, upstream);
        for (int input = 0; input < parts.size(); input++) {
            Tensor target = node.input(input);
            if (leading.contains(target)) {
                Tensor part = parts.get(input);
                @Nullable Tensor sum = gradients.get(target);
                gradients.put(
                        target, sum == null ? checked(node, target, part) : sum.plus(checked(node, target, part)));
            }
        }
    }

    private static Tensor checked(Tensor node, Tensor input, Tensor gradient) {
        if (!gradient.shape().equals(input.shape())) {
            throw Shapes.mismatch(
                    node.op().name() + "'s pull-back",
                    gradient.shape(),
                    input.shape(),
                    "A pull-back returns for each input a gradient of that input's shape.");
        }
        return gradient;
    }

    /** The nodes from which a path leads back to one of {@code wrt}; only these are walked. */
    private static Set<Tensor> leadingTo(List<Tensor> order, Tensor... wrt) {
        Set<Tensor> leading = Collections.newSetFromMap(new IdentityHashMap<>());
        Collections.addAll(leading, wrt);
        for (Tensor node : order) {
            for (Tensor input : node.inputs()) {
                if (leading.contains(input)) {
                    leading.add(node);
                    break;
                }
            }
        }
        return leading;
    }
}
