package org.jellygrad.autograd.compile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jellygrad.autograd.Graph;
import org.jellygrad.autograd.JoinOp;
import org.jellygrad.autograd.Leaf;
import org.jellygrad.autograd.MovementOp;
import org.jellygrad.autograd.Primitive;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.engine.Calls;
import org.jellygrad.autograd.engine.NativeBlock;
import org.jellygrad.autograd.engine.NativeMemory;
import org.jspecify.annotations.Nullable;

/**
 * The buffer of each node of a graph, and the calls that fill the buffers. A buffer whose value nobody reads any more is used again, if
 * possible by the call that reads it last. Nodes that depend on no input are computed once, before all runs, and keep their buffers.
 */
public final class Plan {
    private final List<Tensor> order;
    private final boolean reuse;
    private final Map<Tensor, Buffer> buffers = new HashMap<>();
    private final List<Buffer> owned = new ArrayList<>();
    private final Set<Tensor> fixed = new HashSet<>();
    private final TreeMap<Long, Deque<Buffer>> free = new TreeMap<>();
    /** Where in the order each storage is read last. */
    private final Map<Tensor, Integer> last = new HashMap<>();

    private final Section once = new Section(new Calls(), new ArrayList<>());
    private final Section everyRun = new Section(new Calls(), new ArrayList<>());

    /**
     * Calls that run one after another.
     *
     * @param calls them
     * @param nodes the node that each of them belongs to
     */
    public record Section(Calls calls, List<Tensor> nodes) {
        private void add(Tensor node, Buffer out, List<Buffer> in) {
            Graph.emit(node, out, in, calls);
            while (nodes.size() < calls.list().size()) {
                nodes.add(node);
            }
        }
    }

    /**
     * Plans.
     *
     * @param wanted nodes whose values can be read after a run
     * @param reuse whether other buffers may be shared; if not, every node's value can be read
     */
    Plan(Collection<Tensor> wanted, boolean reuse) {
        order = Graph.order(wanted);
        this.reuse = reuse;
        findFixed();
        findLastUses(wanted);
        for (int i = 0; i < order.size(); i++) {
            place(i);
        }
    }

    /** What is computed once, when the program is made. */
    public Section once() {
        return once;
    }

    /** What is computed at every run. */
    public Section everyRun() {
        return everyRun;
    }

    /** All nodes, each after its inputs. */
    public List<Tensor> order() {
        return order;
    }

    /** Where a node is computed or an input read; null if it is no part of the graph. */
    public @Nullable Buffer place(Tensor node) {
        return buffers.get(node);
    }

    /** Where a node of the graph is. */
    public Buffer buffer(Tensor node) {
        return Objects.requireNonNull(buffers.get(node));
    }

    /** All buffers that need memory of the program's own. */
    public List<Buffer> owned() {
        List<Buffer> all = new ArrayList<>(owned);
        all.addAll(once.calls.cells());
        all.addAll(everyRun.calls.cells());
        return all;
    }

    /** One block of memory for them all, each beginning at a cache line, with the constants written into it. */
    public NativeBlock layOut() {
        long line = 64 / Double.BYTES;
        long total = 1;
        List<Buffer> all = owned();
        for (Buffer buffer : all) {
            total += (buffer.capacity() + line - 1) / line * line;
        }
        NativeBlock block = new NativeBlock(total);
        long address = block.address();
        for (Buffer buffer : all) {
            buffer.moveTo(address);
            address += Double.BYTES * ((buffer.capacity() + line - 1) / line * line);
        }
        for (Tensor node : order) {
            if (node.op() instanceof Leaf.Constant constant) {
                double[] values = constant.values();
                NativeMemory.copyIn(values, 0, buffer(node).address(), values.length);
            }
        }
        return block;
    }

    private void findFixed() {
        for (Tensor node : order) {
            boolean given = node.op() instanceof Leaf && !(node.op() instanceof Leaf.Constant);
            boolean kept = !isOneAmongZeros(node) && (isFilled(node) || !touchesRows(node));
            if (reuse && !given && kept && fixed.containsAll(node.inputs())) {
                fixed.add(node);
            }
        }
    }

    /** A Jacobian has such a pad for each of its rows, as long as the rows are many; all of them would be kept. */
    private static boolean isOneAmongZeros(Tensor node) {
        return node.op() instanceof JoinOp.Pad && node.input(0).shape().isOne();
    }

    private static boolean isFilled(Tensor node) {
        return node.op() instanceof MovementOp.Broadcast
                && node.input(0).shape().isOne();
    }

    private static boolean touchesRows(Tensor node) {
        boolean touches = node.shape().hasRows();
        for (Tensor input : node.inputs()) {
            touches |= input.shape().hasRows();
        }
        return touches;
    }

    /** The node whose buffer this one shares: reshapes are views. */
    public Tensor storage(Tensor node) {
        Tensor root = node;
        while (reuse && root.op() instanceof MovementOp.Reshape) {
            root = root.input(0);
        }
        return root;
    }

    private void findLastUses(Collection<Tensor> wanted) {
        for (int i = 0; i < order.size(); i++) {
            last.put(storage(order.get(i)), i);
            for (Tensor input : order.get(i).inputs()) {
                last.put(storage(input), i);
            }
        }
        wanted.forEach(node -> last.put(storage(node), Integer.MAX_VALUE));
    }

    private void place(int at) {
        Tensor node = order.get(at);
        Tensor root = storage(node);
        if (root != node) {
            buffers.put(node, buffer(root));
            return;
        }
        // A leaf is written before the run, the row count too: no call of the run may write there.
        boolean own = node.op() instanceof Leaf || fixed.contains(node) || !reuse;
        Buffer out = own ? fresh(node) : choose(node, at);
        buffers.put(node, out);
        // What dies here is an input read last, or a node that nobody reads.
        for (Tensor input : node.inputs()) {
            if (dies(storage(input), at) && buffer(input) != out) {
                release(storage(input));
            }
        }
        if (dies(node, at)) {
            release(node);
        }
        emit(node, out);
    }

    private boolean dies(Tensor root, int at) {
        return isReusable(root) && Objects.requireNonNull(last.get(root)) == at;
    }

    private boolean isReusable(Tensor node) {
        return reuse && !fixed.contains(node) && !(node.op() instanceof Leaf);
    }

    private Buffer fresh(Tensor node) {
        Buffer buffer = new Buffer(node.shape().size());
        if (!(node.op() instanceof Leaf.Input)) {
            owned.add(buffer);
        }
        return buffer;
    }

    /** In place on an input that dies here, or a free buffer, or a new one. */
    private Buffer choose(Tensor node, int at) {
        for (int i = 0; i < node.inputs().size(); i++) {
            Tensor input = node.input(i);
            if (node.op() instanceof Primitive op
                    && op.mayOverwrite(i)
                    && dies(storage(input), at)
                    && input.shape().extent().equals(node.shape().extent())
                    && isReadOnce(node, buffer(input))) {
                return buffer(input);
            }
        }
        long size = node.shape().size();
        Map.Entry<Long, Deque<Buffer>> entry = free.ceilingEntry(size);
        if (entry == null || entry.getKey() > 2 * size) {
            return fresh(node);
        }
        Buffer buffer = entry.getValue().pop();
        if (entry.getValue().isEmpty()) {
            free.remove(entry.getKey());
        }
        return buffer;
    }

    private boolean isReadOnce(Tensor node, Buffer buffer) {
        int reads = 0;
        for (Tensor input : node.inputs()) {
            reads += buffer(input) == buffer ? 1 : 0;
        }
        return reads == 1;
    }

    /** Frees the buffer of a dead node, once. */
    private void release(Tensor dead) {
        last.put(dead, -1);
        Buffer buffer = buffer(dead);
        free.computeIfAbsent(buffer.capacity(), size -> new ArrayDeque<>()).push(buffer);
    }

    private void emit(Tensor node, Buffer out) {
        List<Buffer> inputs = new ArrayList<>(node.inputs().size());
        node.inputs().forEach(input -> inputs.add(buffer(input)));
        (fixed.contains(node) ? once : everyRun).add(node, out, inputs);
    }
}
