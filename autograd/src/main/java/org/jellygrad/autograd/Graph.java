package org.jellygrad.autograd;

import java.util.ArrayDeque;
import java.util.ArrayList;
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
        Deque<Visit> stack = new ArrayDeque<>();
        for (Tensor root : wanted) {
            if (seen.add(root)) {
                stack.push(new Visit(root));
            }
            while (!stack.isEmpty()) {
                Visit top = stack.element();
                if (top.next == top.node.inputs().size()) {
                    order.add(stack.pop().node);
                    continue;
                }
                Tensor input = top.node.input(top.next++);
                if (seen.add(input)) {
                    stack.push(new Visit(input));
                }
            }
        }
        return order;
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

    private static final class Visit {
        private final Tensor node;
        private int next;

        Visit(Tensor node) {
            this.node = node;
        }
    }
}
