package org.jellygrad.autograd;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jellygrad.autograd.engine.Buffer;
import org.jspecify.annotations.Nullable;

/** The inputs of a program, and the number of rows that they agree on. */
final class Inputs {
    private final Map<Tensor, Slot> slots = new LinkedHashMap<>();
    /** Those that the calls read. */
    private final Slot[] read;
    /** Also those that the rewrites found to be of no influence: the number of rows may be. */
    private final Slot[] withRows;

    private final long capacity;

    /**
     * Makes a place for each.
     *
     * @param given what may be set
     * @param read where the calls read one; null if they do not
     */
    Inputs(Collection<Tensor> given, Function<Tensor, @Nullable Buffer> read) {
        for (Tensor leaf : given) {
            Buffer buffer = read.apply(leaf);
            slots.put(
                    leaf,
                    new Slot(leaf, buffer == null ? new Buffer(leaf.shape().size()) : buffer));
        }
        this.read = slots.values().stream()
                .filter(slot -> read.apply(slot.leaf) != null)
                .toArray(Slot[]::new);
        withRows = slots.values().stream().filter(Slot::hasRows).toArray(Slot[]::new);
        capacity = withRows.length == 0 ? 1 : withRows[0].capacity();
        slots.keySet().forEach(this::checkRows);
    }

    Collection<Slot> all() {
        return slots.values();
    }

    Slot get(Tensor tensor) {
        Slot slot = slots.get(tensor);
        if (slot == null) {
            String known = slots.keySet().stream().map(Tensor::quoted).collect(Collectors.joining(", "));
            throw new IllegalArgumentException(tensor + " is not an input of this program.\n\n"
                    + Hints.meant(tensor, slots.keySet())
                            .orElse((known.isEmpty() ? "It has none" : "Its inputs are " + known)
                                    + "; compile with a tensor that depends on it."));
        }
        return slot;
    }

    /**
     * Refuses a node with other rows than can be bound: its array would be sized for its own, and filled with those bound.
     *
     * @throws IllegalArgumentException naming it and its line
     */
    void checkRows(Tensor node) {
        boolean rows = node.shape().hasRows();
        if (withRows.length == 0 && (rows || node.op() instanceof Leaf.RowCount)) {
            throw new IllegalArgumentException(Hints.located(node)
                    + (rows ? ", has rows" : ", counts rows")
                    + ", but no input of the program does.\n\nHow many there are is known from data made with Tensor.rows(name,"
                    + " capacity, ...); a capacity of 1 makes an ordinary dimension, with nothing to count.");
        }
        if (rows && node.shape().capacity() != capacity) {
            throw new IllegalArgumentException(Hints.located(node) + ", has up to "
                    + node.shape().capacity() + " rows, and input " + withRows[0].leaf.quoted() + " "
                    + withRows[0].leaf.shape() + " up to " + capacity
                    + ".\n\nA program has one number of rows; give both the same capacity.");
        }
    }

    /** The most rows that can be bound; 1 without such inputs. */
    long capacity() {
        return capacity;
    }

    /**
     * The number of rows bound; the capacity without such inputs.
     *
     * @param needed whether something is made of rows
     * @param remedy how to give an input its rows
     */
    long rows(boolean needed, String remedy) {
        @Nullable Slot first = null;
        for (Slot slot : withRows) {
            if (first == null && slot.isBound()) {
                first = slot;
            } else if (first != null && slot.isBound() && slot.rows() != first.rows()) {
                throw new IllegalStateException("Input " + first.leaf.quoted() + " has " + first.rows() + " rows and "
                        + slot.leaf.quoted() + " " + slot.rows() + ".\n\nBind the same number of rows to both.");
            }
        }
        if (needed && first == null && withRows.length > 0) {
            throw new IllegalStateException("The number of rows is not known: input " + withRows[0].leaf.quoted() + " "
                    + withRows[0].leaf.shape() + " has no value.\n\n" + remedy);
        }
        return first == null ? capacity : first.rows();
    }

    void checkBound(String remedy) {
        for (Slot slot : read) {
            slot.checkBound(remedy);
        }
    }

    /** Lends what is bound to those that are read: see {@link NativeArray#lend}. */
    void lend(int runs) {
        for (Slot slot : read) {
            slot.lend(runs);
        }
    }

    long bytes() {
        return slots.values().stream().mapToLong(Slot::bytes).sum();
    }

    void close() {
        slots.values().forEach(Slot::close);
    }
}
