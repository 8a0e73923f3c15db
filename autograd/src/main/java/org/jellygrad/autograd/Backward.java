package org.jellygrad.autograd;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The result of walking from a tensor back to its inputs: the gradient of every node on the way, and the part of it that each use of the
 * node sent back.
 */
public final class Backward {
    /**
     * What one use of a node sends back to it.
     *
     * @param user the node that uses it
     * @param input as which of its inputs
     * @param part the gradient that comes back this way
     */
    public record Use(Tensor user, int input, Tensor part) {}

    private final Map<Tensor, Tensor> gradients = new HashMap<>();
    private final Map<Tensor, List<Use>> uses = new HashMap<>();
    private final Set<Tensor> leading;

    Backward(Tensor y, Tensor cotangent, Tensor... wrt) {
        List<Tensor> order = Graph.order(List.of(y));
        leading = leadingTo(order, wrt);
        gradients.put(y, cotangent);
        for (int i = order.size() - 1; i >= 0; i--) {
            Tensor node = order.get(i);
            Tensor upstream = gradients.get(node);
            if (upstream != null && !Collections.disjoint(node.inputs(), leading)) {
                Origin.pullingBack(node).during(() -> spread(node, upstream));
            }
        }
    }

    /** The gradient that arrives at a node; empty if none does. */
    public Optional<Tensor> gradient(Tensor node) {
        return Optional.ofNullable(gradients.get(node));
    }

    /** What each use of a node sends back to it. */
    public List<Use> uses(Tensor node) {
        return uses.getOrDefault(node, List.of());
    }

    private List<Tensor> spread(Tensor node, Tensor upstream) {
        List<Tensor> parts = node.op().pullBack(node, upstream);
        checkGiven(node.op(), parts);
        if (!parts.isEmpty() && parts.size() != node.inputs().size()) {
            throw new IllegalArgumentException(
                    node.op().name() + "'s pull-back: gradients: " + parts.size()
                            + ", inputs: " + node.inputs().size()
                            + ".\n\nA pull-back returns one gradient for each input, in their order; or none at all if the op is constant in all of them.");
        }
        for (int input = 0; input < parts.size(); input++) {
            Tensor target = node.input(input);
            if (leading.contains(target)) {
                Tensor part = checked(node, target, parts.get(input));
                uses.computeIfAbsent(target, key -> new ArrayList<>(1)).add(new Use(node, input, part));
                gradients.merge(target, part, Tensor::plus);
            }
        }
        return parts;
    }

    /** Checks what a user's op returned, which may break the types. */
    private static void checkGiven(Op op, @Nullable List<@Nullable Tensor> parts) {
        // Not by contains: a list that cannot hold null throws.
        if (parts == null || parts.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException(op.name() + "'s pull-back returned null"
                    + (parts == null ? "" : " for an input")
                    + ".\n\nWhere it is constant in one input, that gradient is"
                    + " Tensor.constant(0).broadcastTo(input.shape()); where in all, return List.of().");
        }
    }

    private static Tensor checked(Tensor node, Tensor input, Tensor gradient) {
        if (!gradient.shape().equals(input.shape())) {
            throw ShapeErrors.mismatch(
                    node.op().name() + "'s pull-back",
                    gradient.shape(),
                    input.shape(),
                    "A pull-back returns for each input a gradient of that input's shape.");
        }
        return gradient;
    }

    /** The nodes from which a path leads back to one of {@code wrt}; only these are viewed. */
    private static Set<Tensor> leadingTo(List<Tensor> order, Tensor... wrt) {
        Set<Tensor> leading = new HashSet<>();
        Collections.addAll(leading, wrt);
        for (Tensor node : order) {
            if (!Collections.disjoint(node.inputs(), leading)) {
                leading.add(node);
            }
        }
        return leading;
    }
}
