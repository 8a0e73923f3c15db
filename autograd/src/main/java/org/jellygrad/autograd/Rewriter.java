package org.jellygrad.autograd;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a graph, inputs first, that makes each node anew from the images of its inputs and lets rules replace it by something
 * cheaper. Equal nodes (same op, same inputs) are made once. Linear in the size of the graph.
 */
final class Rewriter {
    /** Replaces a node by an equal one, or leaves it. */
    interface Rewrite {
        /** The replacement, made by {@code graph}, or null. */
        @Nullable
        Tensor apply(Tensor node, Rewriter graph);
    }

    private record Key(Op op, List<Tensor> inputs) {}

    private final List<? extends Rewrite> rules;
    private final Map<Key, Tensor> made = new HashMap<>();
    private final Map<Tensor, Tensor> images = new HashMap<>();
    private final Map<Tensor, Integer> uses = new HashMap<>();

    Rewriter(List<? extends Rewrite> rules) {
        this.rules = rules;
    }

    /** Rewrites all that the wanted nodes need; the result maps each old node to its image. */
    Map<Tensor, Tensor> run(Collection<Tensor> wanted) {
        List<Tensor> order = Graph.order(wanted);
        Map<Tensor, Integer> oldUses = Graph.uses(order);
        wanted.forEach(node -> oldUses.merge(node, 1, Integer::sum));
        for (Tensor node : order) {
            Tensor image = node.op() instanceof Leaf.Input ? node : remake(node);
            images.put(node, image);
            uses.merge(image, oldUses.getOrDefault(node, 0), Integer::sum);
        }
        return images;
    }

    private Tensor remake(Tensor node) {
        List<Tensor> inputs = new ArrayList<>(node.inputs().size());
        for (Tensor input : node.inputs()) {
            inputs.add(java.util.Objects.requireNonNull(images.get(input)));
        }
        return make(node.op(), inputs.toArray(Tensor[]::new));
    }

    /** The node, rewritten as far as the rules go. */
    Tensor make(Op op, Tensor... inputs) {
        Key key = new Key(op, List.of(inputs));
        Tensor known = made.get(key);
        if (known != null) {
            return known;
        }
        Tensor node = Tensor.rewritten(op, inputs);
        Tensor result = node;
        for (Rewrite rule : rules) {
            Tensor better = rule.apply(node, this);
            if (better != null) {
                result = better;
                break;
            }
        }
        made.put(key, result);
        return result;
    }

    /** Whether a node of the new graph is used once at most, so that absorbing it saves its own computation. */
    boolean usedOnce(Tensor image) {
        return uses.getOrDefault(image, 0) <= 1;
    }
}
