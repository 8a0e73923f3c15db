package org.jellygrad.autograd.compile;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jellygrad.autograd.Composite;
import org.jellygrad.autograd.Graph;
import org.jellygrad.autograd.Tensor;

/** Turns the graph as written into the graph that runs. */
public final class Compiler {
    /** Replaces each composite by its expansion. */
    private static final List<Rewriter.Rewrite> EXPAND =
            List.of((node, graph) -> node.op() instanceof Composite own ? Graph.expanded(node, own) : null);

    /** The deepest nesting of composites. Deeper ones contain themselves. */
    private static final int DEEPEST = 100;

    private Compiler() {}

    /**
     * Compiles.
     *
     * @param wanted the nodes whose values are asked for
     * @param rewrites whether the graph may be rewritten and buffers shared; if not, the value of every node can be read
     * @throws IllegalArgumentException if a composite is written with itself
     */
    public static CompiledGraph compile(Collection<Tensor> wanted, boolean rewrites) {
        Map<Tensor, Tensor> expanded = expand(wanted);
        Map<Tensor, Tensor> images = rewrites ? optimize(expanded, wanted) : expanded;
        List<Tensor> kept = (rewrites ? wanted : List.copyOf(images.keySet()))
                .stream().map(images::get).toList();
        List<Tensor> written = Graph.order(wanted.stream().map(expanded::get).toList());
        return new CompiledGraph(new Plan(kept, rewrites), images, kept, written);
    }

    /** Expands composites: for each node that the wanted ones need, the node that computes it. */
    private static Map<Tensor, Tensor> expand(Collection<Tensor> wanted) {
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
                throw new IllegalArgumentException(left.get().name() + "'s expansion does not end: after " + DEEPEST
                        + " expansions there is still one to do.\n\nA composite must not be written with itself.");
            }
            images = pass(images, wanted, EXPAND);
        }
    }

    /** Applies every rule to an expanded graph; only the wanted nodes are certain to be computed then. */
    private static Map<Tensor, Tensor> optimize(Map<Tensor, Tensor> images, Collection<Tensor> wanted) {
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
