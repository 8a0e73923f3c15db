package org.jellygrad.autograd;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.engine.Call;
import org.jellygrad.autograd.engine.Engine;
import org.jellygrad.autograd.engine.Memory;
import org.jellygrad.autograd.engine.Raw;
import org.jspecify.annotations.Nullable;

/**
 * A compiled graph: give it data, run it as often as you like, read the results. It is the only thing in this library that computes.
 *
 * <p>All buffers are laid out when it is compiled; {@link #bind} and {@link #run} allocate nothing, on the heap or off it. A program
 * belongs to the thread that first uses it after compiling; threads that work together compile one each. Close it to free its memory.
 *
 * <p>Every method throws {@link IllegalStateException} once it is closed or if another thread owns it, and {@link IllegalArgumentException} for a
 * tensor that is not part of it.
 */
public final class Program implements AutoCloseable {
    private final Map<Tensor, Slot> slots = new LinkedHashMap<>();
    private final Map<Tensor, Tensor> images;
    private final Slot[] inputs;
    /** Also those that the rewrites found to be of no influence: the number of rows may be. */
    private final Slot[] rowInputs;

    private final Plan plan;
    private final boolean checked;
    private final Runnable[] calls;
    private final Memory memory;
    private final long capacity;
    private long rows;
    private boolean changed = true;
    private boolean closed;
    private @Nullable Thread owner;

    private Program(Collection<Tensor> wanted, boolean optimized) {
        Engine.useOneThread();
        checked = !optimized;
        images = Compiler.compile(wanted, optimized);
        List<Tensor> kept = (optimized ? wanted : List.copyOf(images.keySet()))
                .stream().map(images::get).toList();
        plan = new Plan(kept, optimized);
        inputs = plan.order().stream()
                .filter(node -> node.op() instanceof Leaf.Input)
                .map(node -> new Slot(node, plan.buffer(node)))
                .toArray(Slot[]::new);
        for (Slot slot : inputs) {
            slots.put(slot.leaf, slot);
        }
        // What the rewrites found to be of no influence may still be set.
        images.keySet().stream()
                .filter(node -> node.op() instanceof Leaf.Input)
                .forEach(node -> slots.computeIfAbsent(
                        node, leaf -> new Slot(leaf, new Buffer(leaf.shape().size()))));
        for (Tensor node : kept) {
            slots.computeIfAbsent(node, image -> new Slot(image, plan.buffer(image)));
        }
        // Under the name it was asked for too: one look-up at each read.
        images.forEach((node, image) -> {
            Slot slot = slots.get(image);
            if (slot != null) {
                slots.putIfAbsent(node, slot);
            }
        });
        rowInputs = slots.values().stream()
                .filter(slot -> slot.leaf.op() instanceof Leaf.Input && slot.hasRows())
                .toArray(Slot[]::new);
        capacity = commonCapacity();
        memory = layOut();
        calls = plan.calls.list().stream().map(Call::body).toArray(Runnable[]::new);
        rows = capacity;
        plan.once.resize(rows);
        plan.once.list().forEach(call -> call.body().run());
        plan.calls.resize(rows);
    }

    /**
     * Compiles, with all the rewrites that make it fast.
     *
     * @param wanted the tensors whose values are wanted; they are computed together, sharing what they share
     */
    public static Program compile(Tensor... wanted) {
        return new Program(List.of(wanted), true);
    }

    /**
     * Compiles just what is written, with a buffer for every node: slower, the same to rounding, and every node that the wanted ones need can be
     * read.
     */
    public static Program compileChecked(Tensor... wanted) {
        return new Program(List.of(wanted), false);
    }

    // ---- data in ----

    /**
     * Copies values, row-major, into an input or a parameter.
     *
     * @param values as many as its shape holds; for {@link Tensor#rows}, any whole number of rows up to the capacity
     */
    public void set(Tensor input, double... values) {
        Slot slot = input(input);
        long count = slot.rowsIn(values.length);
        Raw.copyIn(values, 0, slot.own().address(), values.length);
        slot.bindOwn(count);
        changed = true;
    }

    /**
     * Reads an input's rows from a native array in place: nothing is copied, and later writes to the array are seen by the next run.
     *
     * @param offset the first double of the first row
     * @param count how many rows, 1 to the capacity
     */
    public void bind(Tensor input, NativeArray data, long offset, long count) {
        Slot slot = input(input);
        slot.bind(data, offset, count);
        changed = true;
    }

    /** Reads a whole input or parameter from a native array in place. */
    public void bind(Tensor input, NativeArray data, long offset) {
        bind(input, data, offset, input(input).capacity());
    }

    // ---- running ----

    /**
     * Computes the wanted tensors from what is set and bound.
     *
     * @throws IllegalStateException if an input was never given, inputs have different numbers of rows, or a bound array is closed
     */
    public void run() {
        checkUsable();
        for (Slot slot : inputs) {
            slot.checkBound();
        }
        if (changed) {
            fitRows();
        }
        for (Runnable call : calls) {
            call.run();
        }
    }

    /**
     * Runs and looks at every value. For a program made by {@link #compileChecked}, which keeps them all.
     *
     * @throws ArithmeticException if a NaN or an infinity was computed; the message names the op where the first was born, what it
     *     was made from, and the line that built it
     * @throws IllegalStateException as {@link #run}, and if the program was compiled with rewrites
     */
    public void runFinite() {
        if (!checked) {
            throw new IllegalStateException(
                    "A program with rewrites has no value for every node.\n\nMake it with Program.compileChecked.");
        }
        run();
        NonFinite.find(plan.order(), node -> values(new Slot(node, plan.buffer(node))))
                .ifPresent(message -> {
                    throw new ArithmeticException(message);
                });
    }

    private void fitRows() {
        long bound = capacity;
        @Nullable Slot first = null;
        for (Slot slot : rowInputs) {
            if (slot.isBound() && first == null) {
                first = slot;
                bound = slot.rows();
            } else if (first != null && slot.isBound() && slot.rows() != bound) {
                throw new IllegalStateException("Input '" + first.leaf.name() + "' has " + bound + " rows and '"
                        + slot.leaf.name() + "' " + slot.rows() + ".\n\nBind the same number of rows to both.");
            }
        }
        if (bound != rows) {
            rows = bound;
            plan.calls.resize(rows);
        }
        changed = false;
    }

    // ---- results out ----

    /** The value of a wanted tensor of one element. */
    public double scalar(Tensor wanted) {
        Slot slot = wanted(wanted);
        if (!wanted.shape().isOne()) {
            throw new IllegalArgumentException(
                    wanted + " is not one number.\n\nUse values(tensor) or read(tensor, array).");
        }
        return Raw.get(slot.address());
    }

    /** Copies a wanted tensor's values, row-major, into an array that is at least as long; returns how many there were. */
    public int read(Tensor wanted, double[] into) {
        Slot slot = wanted(wanted);
        int count = slot.size(rows);
        if (into.length < count) {
            throw new IllegalArgumentException(
                    wanted + " has " + count + " numbers, the array only room for " + into.length + ".");
        }
        Raw.copyOut(slot.address(), into, 0, count);
        return count;
    }

    /** A wanted tensor's values, row-major, in a new array. */
    public double[] values(Tensor wanted) {
        return values(wanted(wanted));
    }

    private double[] values(Slot slot) {
        double[] values = new double[slot.size(rows)];
        Raw.copyOut(slot.address(), values, 0, values.length);
        return values;
    }

    /**
     * Explains a number at the inputs as they are now: see {@link Explanation}. The graph is computed once more as it is written, node by
     * node, since a program with rewrites has no value for every node; the two agree to rounding.
     *
     * @param loss one number made from this program's inputs
     * @param element which element of arrays is written out in full, counted row-major from 0
     * @throws IllegalStateException if an input was never given
     */
    public Explanation explain(Tensor loss, int element) {
        Map<Tensor, double[]> at = new LinkedHashMap<>();
        for (Tensor node : Graph.order(List.of(loss))) {
            if (node.op() instanceof Leaf.Input) {
                Slot slot = input(node);
                slot.checkBound();
                double[] values = new double[slot.size(slot.rows())];
                Raw.copyOut(slot.address(), values, 0, values.length);
                at.put(node, values);
            }
        }
        return Explanation.of(loss, at, element);
    }

    /** The number of rows of the last run. */
    long rows() {
        return rows;
    }

    /** Bytes of native memory it holds, without arrays bound to it; 0 after {@link #close}. */
    public long bytes() {
        return closed
                ? 0
                : Double.BYTES * memory.size()
                        + slots.values().stream()
                                .distinct()
                                .mapToLong(Slot::bytes)
                                .sum();
    }

    /** The schedule: one line for each call, in order, with what it computes. */
    public String describe() {
        Map<Tensor, String> names = new HashMap<>();
        images.forEach((written, image) -> {
            if (written.name() != null) {
                names.merge(image, written.name(), (a, b) -> a.compareTo(b) < 0 ? a : b);
            }
        });
        int unnamed = 0;
        for (Tensor node : plan.order()) {
            if (names.get(node) == null) {
                names.put(node, "t" + ++unnamed);
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < calls.length; i++) {
            Tensor node = plan.nodes.get(i);
            String from = node.inputs().stream().map(names::get).collect(Collectors.joining(", "));
            text.append(String.format(
                    java.util.Locale.ROOT,
                    "%3d  %-22s %s %s = %s(%s)%n",
                    i + 1,
                    plan.calls.list().get(i).name(),
                    names.get(node),
                    node.shape(),
                    node.op().name(),
                    from));
        }
        return text.toString();
    }

    /** Frees its memory; a second time does nothing. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            plan.buffers().forEach(Buffer::release);
            plan.owned().forEach(Buffer::release);
            slots.values().forEach(Slot::close);
            memory.close();
        }
    }

    // ---- inside ----

    private Memory layOut() {
        long line = 64 / Double.BYTES;
        long total = 1;
        for (Buffer buffer : plan.owned()) {
            total += (buffer.capacity() + line - 1) / line * line;
        }
        Memory block = new Memory(total);
        long address = block.address();
        for (Buffer buffer : plan.owned()) {
            buffer.moveTo(address);
            address += Double.BYTES * ((buffer.capacity() + line - 1) / line * line);
        }
        for (Tensor node : plan.order()) {
            if (node.op() instanceof Leaf.Constant constant) {
                double[] values = constant.values();
                Raw.copyIn(values, 0, plan.buffer(node).address(), values.length);
            }
        }
        return block;
    }

    private long commonCapacity() {
        @Nullable Slot first = rowInputs.length == 0 ? null : rowInputs[0];
        for (Slot slot : rowInputs) {
            if (first != null && slot.capacity() != first.capacity()) {
                throw new IllegalArgumentException("Inputs '" + first.leaf.name() + "' and '" + slot.leaf.name()
                        + "' hold up to " + first.capacity() + " and " + slot.capacity()
                        + " rows.\n\nA program has one number of rows; give both the same capacity.");
            }
        }
        boolean counted = plan.order().stream().anyMatch(node -> node.op() instanceof Leaf.RowCount);
        if (first == null && counted) {
            throw new IllegalArgumentException(
                    "The graph counts rows, but has none.\n\nMake the data with Tensor.rows(name, capacity, ...).");
        }
        return first == null ? 1 : first.capacity();
    }

    private Slot input(Tensor tensor) {
        checkUsable();
        Slot slot = slots.get(tensor);
        if (slot == null || !(tensor.op() instanceof Leaf.Input)) {
            throw new IllegalArgumentException(tensor + " is not an input of this program.\n\nIts inputs are "
                    + Arrays.stream(inputs)
                            .map(input -> "'" + input.leaf.name() + "'")
                            .collect(Collectors.joining(", "))
                    + "; compile with a tensor that depends on it.");
        }
        return slot;
    }

    private Slot wanted(Tensor tensor) {
        checkUsable();
        Slot slot = slots.get(tensor);
        if (slot == null) {
            throw new IllegalArgumentException(tensor
                    + " was not asked for.\n\nPass it to Program.compile with the others to read it after a run.");
        }
        return slot;
    }

    private void checkUsable() {
        if (closed) {
            throw new IllegalStateException("The program is closed.\n\nRead what you need before close().");
        }
        Thread current = Thread.currentThread();
        if (owner == null) {
            owner = current;
        } else if (owner != current) {
            throw new IllegalStateException(
                    "The program belongs to thread '" + owner.getName() + "', not to '" + current.getName()
                            + "'.\n\nIts buffers are one thread's own: compile one program for each thread.");
        }
    }
}
