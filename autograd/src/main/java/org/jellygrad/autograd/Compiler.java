package org.jellygrad.autograd;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From the graph as written to the graph that is run. */
final class Compiler {
    /** A composite is what it expands to. */
    private static final List<Rewriter.Rewrite> EXPAND =
            List.of((node, graph) -> node.op() instanceof Composite own ? expanded(node, own) : null);

    /** Composites within composites; more do not end. */
    private static final int DEEPEST = 100;
    /** How many the thread is within. */
    private static final ThreadLocal<Integer> DEPTH = ThreadLocal.withInitial(() -> 0);

    private Compiler() {}

    /** What a composite stands for, if that ends. */
    static Tensor expand(Composite own, List<Tensor> inputs) {
        int depth = DEPTH.get();
        if (depth == DEEPEST) {
            throw endless(own);
        }
        DEPTH.set(depth + 1);
        try {
            Tensor expanded = own.expand(inputs);
            if (expanded == null) {
                throw new IllegalArgumentException(
                        own.name() + "'s expansion is null.\n\nIt returns the value, written in other tensors.");
            }
            return expanded;
        } finally {
            DEPTH.set(depth);
        }
    }

    private static IllegalArgumentException endless(Composite own) {
        return new IllegalArgumentException(own.name() + "'s expansion does not end: after " + DEEPEST
                + " expansions there is still one to do.\n\nA composite must not be written with itself.");
    }

    private static Tensor expanded(Tensor node, Composite own) {
        Tensor expanded = expand(own, node.inputs());
        if (!expanded.shape().equals(node.shape())) {
            throw ShapeErrors.mismatch(
                    own.name() + "'s expansion",
                    expanded.shape(),
                    node.shape(),
                    "It has another shape than shape() says. Leave shape() out: a composite has the shape of what it expands to.");
        }
        return expanded;
    }

    /** Expands composites: for each node that the wanted ones need, the node that computes it. */
    static Map<Tensor, Tensor> expand(Collection<Tensor> wanted) {
        Map<Tensor, Tensor> images = identity(Graph.order(wanted));
        for (int depth = 0; ; depth++) {
            // Also those that only an expansion holds.
            Optional<Composite> left = Graph.order(
                            wanted.stream().map(images::get).toList())
                    .stream()
                    .filter(node -> node.op() instanceof Composite)
                    .map(node -> (Composite) node.op())
                    .findFirst();
            if (left.isEmpty()) {
                return images;
            }
            if (depth == DEEPEST) {
                throw endless(left.get());
            }
            images = pass(images, wanted, EXPAND);
        }
    }

    /** Applies every rule to an expanded graph; only the wanted nodes are certain to be computed then. */
    static Map<Tensor, Tensor> optimize(Map<Tensor, Tensor> images, Collection<Tensor> wanted) {
        return pass(pass(images, wanted, Rule.laws()), wanted, Rule.fusions());
    }

    private static Map<Tensor, Tensor> identity(Collection<Tensor> nodes) {
        Map<Tensor, Tensor> identity = new HashMap<>();
        nodes.forEach(node -> identity.put(node, node));
        return identity;
    }

    private static Map<Tensor, Tensor> pass(
            Map<Tensor, Tensor> before, Collection<Tensor> wanted, List<? extends Rewriter.Rewrite> rules) {
        List<Tensor> roots = wanted.stream().map(before::get).toList();
        Map<Tensor, Tensor> step = new Rewriter(rules).run(roots);
        Map<Tensor, Tensor> after = new HashMap<>();
        before.forEach((node, image) -> {
            if (step.containsKey(image)) {
                after.put(node, step.get(image));
            }
        });
        return after;
    }
}
