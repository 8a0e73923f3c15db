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
import java.util.Objects;
import java.util.Set;
import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.engine.Calls;

/**
 * Questions about whole graphs, and a few operations on nodes, for the other rooms. Nothing here recurses, so a chain of any length fits
 * the stack.
 */
public final class Graph {
    private Graph() {}

    /** All nodes that the given ones need, each after its inputs; the order depends on nothing but the graph. */
    public static List<Tensor> order(Collection<Tensor> wanted) {
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

    /**
     * All inputs that the given tensors depend on. For a derivative also the inputs of the function that was differentiated: the
     * derivative itself may have become constant.
     */
    public static List<Tensor> inputs(Collection<Tensor> wanted) {
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
    public static Map<Tensor, Integer> uses(Collection<Tensor> nodes) {
        Map<Tensor, Integer> uses = new HashMap<>();
        for (Tensor node : nodes) {
            for (Tensor input : node.inputs()) {
                uses.merge(input, 1, Integer::sum);
            }
        }
        return uses;
    }

    /** For each node of a graph the first one that is equal to it: the same op on equal inputs. Names do not count. */
    static Map<Tensor, Tensor> firstOfEqual(Collection<Tensor> wanted) {
        Map<List<Object>, Tensor> seen = new HashMap<>();
        Map<Tensor, Tensor> first = new HashMap<>();
        for (Tensor node : order(wanted)) {
            List<Tensor> inputs = new ArrayList<>();
            node.inputs().forEach(input -> inputs.add(Objects.requireNonNull(first.get(input))));
            boolean isInput = node.op() instanceof Leaf.Input;
            first.put(node, isInput ? node : seen.computeIfAbsent(List.of(node.op(), inputs), key -> node));
        }
        return first;
    }

    /** The same op over other inputs, with the name and the origin of a node. */
    public static Tensor over(Tensor node, List<Tensor> inputs) {
        return node.over(inputs);
    }

    /**
     * The tensor that a composite node stands for.
     *
     * @throws IllegalArgumentException if its shape is not that of the node
     */
    public static Tensor expanded(Tensor node, Composite own) {
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

    /** The tensor that a composite builds from some inputs. */
    static Tensor expand(Composite own, List<Tensor> inputs) {
        Tensor expanded = own.expand(inputs);
        // A user's op may return what the types forbid.
        if (expanded == null) {
            throw new IllegalArgumentException(
                    own.name() + "'s expansion is null.\n\nIt returns the value, written in other tensors.");
        }
        return expanded;
    }

    /**
     * Adds the calls that compute a node, whose composites are expanded.
     *
     * @param out where the value goes
     * @param in where the values of its inputs are
     */
    public static void emit(Tensor node, Buffer out, List<Buffer> in, Calls calls) {
        if (node.op() instanceof Primitive op) {
            op.emit(node, out, in, calls);
        } else {
            Values.emit((CustomOp) node.op(), node, out, in, calls);
        }
    }
}
