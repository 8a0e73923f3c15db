package org.jellygrad.autograd.compile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jellygrad.autograd.Graph;
import org.jellygrad.autograd.Leaf;
import org.jellygrad.autograd.Op;
import org.jellygrad.autograd.Tensor;
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

    private record Key(Op op, List<Tensor> inputs) {
        /**
         * A hash that spreads over all bits. Tensors are numbered in sequence, and a plain sum of these numbers would crowd a hash table.
         */
        @Override
        public int hashCode() {
            return (31 * op.hashCode() + inputs.hashCode()) * 0x9E3779B9;
        }
    }

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
            inputs.add(Objects.requireNonNull(images.get(input)));
        }
        List<Tensor> fixed = List.copyOf(inputs);
        return node.origin().during(() -> made(new Key(node.op(), fixed), () -> Graph.over(node, fixed)));
    }

    /** The node, rewritten as far as the rules go. */
    Tensor make(Op op, Tensor... inputs) {
        return made(new Key(op, List.of(inputs)), () -> Tensor.of(op, inputs));
    }

    private Tensor made(Key key, Supplier<Tensor> maker) {
        Tensor known = made.get(key);
        if (known != null) {
            return known;
        }
        Tensor node = maker.get();
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
