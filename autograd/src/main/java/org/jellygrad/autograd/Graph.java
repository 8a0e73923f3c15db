package org.jellygrad.autograd;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Walks over graphs, without recursion, so that a chain of any length fits the stack. */
final class Graph {
    private Graph() {}

    /** All nodes that the given ones need, each after its inputs; the order depends on nothing but the graph. */
    static List<Tensor> order(Collection<Tensor> wanted) {
        List<Tensor> order = new ArrayList<>();
        Set<Tensor> seen = new HashSet<>();
        List<Tensor> path = new ArrayList<>();
        // For each node of the path, which of its inputs is next.
        int[] next = new int[16];
        for (Tensor root : wanted) {
            if (seen.add(root)) {
                path.add(root);
                next[0] = 0;
            }
            while (!path.isEmpty()) {
                int top = path.size() - 1;
                Tensor node = path.get(top);
                if (next[top] == node.inputs().size()) {
                    order.add(path.remove(top));
                    continue;
                }
                Tensor input = node.input(next[top]++);
                if (seen.add(input)) {
                    path.add(input);
                    if (path.size() > next.length) {
                        next = Arrays.copyOf(next, 2 * next.length);
                    }
                    next[top + 1] = 0;
                }
            }
        }
        return order;
    }

    /** All inputs that the given ones depend on; also those of what they are derivatives of, though these may have become constant. */
    static List<Tensor> inputs(Collection<Tensor> wanted) {
        List<Tensor> inputs = new ArrayList<>();
        Set<Tensor> seen = new HashSet<>();
        Deque<Tensor> open = new ArrayDeque<>(wanted);
        while (!open.isEmpty()) {
            Tensor node = open.pop();
            if (!seen.add(node)) {
                continue;
            }
            if (node.op() instanceof Leaf.Input) {
                inputs.add(node);
            }
            open.addAll(node.inputs());
            Tensor through = node.origin().through();
            if (through != null) {
                open.add(through);
            }
        }
        return inputs;
    }

    /** How often each node is an input of another. */
    static Map<Tensor, Integer> uses(Collection<Tensor> nodes) {
        Map<Tensor, Integer> uses = new HashMap<>();
        for (Tensor node : nodes) {
            for (Tensor input : node.inputs()) {
                uses.merge(input, 1, Integer::sum);
            }
        }
        return uses;
    }
}
