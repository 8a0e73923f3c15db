package org.jellygrad.autograd.program;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jellygrad.autograd.Graph;
import org.jellygrad.autograd.Leaf;
import org.jellygrad.autograd.Suggestions;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.compile.Plan;
import org.jellygrad.autograd.engine.Buffer;
import org.jspecify.annotations.Nullable;

/** The inputs of a program, and the number of rows that they agree on. */
final class InputTable {
    private final Map<Tensor, BoundInput> inputs = new LinkedHashMap<>();
    /** Those that the calls read. */
    private final BoundInput[] read;
    /** All inputs with rows, also those that no call reads: the number of rows is known from any of them. */
    private final BoundInput[] withRows;

    private final long capacity;

    /** Whether something in the program is made of rows. */
    private final boolean hasRows;

    /**
     * Makes a place for each input of the plan, and for inputs without influence, which a user may still set.
     *
     * @param wanted what the plan computes
     */
    InputTable(Plan plan, Collection<Tensor> wanted) {
        hasRows = plan.order().stream()
                .anyMatch(node ->
                        node.op() instanceof Leaf.RowCount || node.shape().hasRows());
        Function<Tensor, @Nullable Buffer> read = plan::place;
        List<Tensor> given = Stream.concat(plan.order().stream(), Graph.inputs(wanted).stream())
                .filter(node -> node.op() instanceof Leaf.Input)
                .distinct()
                .toList();
        for (Tensor leaf : given) {
            Buffer buffer = read.apply(leaf);
            inputs.put(
                    leaf,
                    new BoundInput(
                            leaf, buffer == null ? new Buffer(leaf.shape().size()) : buffer));
        }
        this.read = inputs.values().stream()
                .filter(input -> read.apply(input.leaf) != null)
                .toArray(BoundInput[]::new);
        withRows = inputs.values().stream().filter(BoundInput::hasRows).toArray(BoundInput[]::new);
        capacity = withRows.length == 0 ? 1 : withRows[0].capacity();
        inputs.keySet().forEach(this::checkRows);
    }

    Collection<BoundInput> all() {
        return inputs.values();
    }

    BoundInput get(Tensor tensor) {
        BoundInput input = inputs.get(tensor);
        if (input == null) {
            String known = inputs.keySet().stream().map(Suggestions::quoted).collect(Collectors.joining(", "));
            throw new IllegalArgumentException(tensor + " is not an input of this program.\n\n"
                    + Suggestions.meant(tensor, inputs.keySet())
                            .orElse((known.isEmpty() ? "It has none" : "Its inputs are " + known)
                                    + "; compile with a tensor that depends on it."));
        }
        return input;
    }

    /**
     * Refuses a node with other rows than can be bound: its array would be sized for its own, and filled with those bound.
     *
     * @throws IllegalArgumentException naming it and its line
     */
    void checkRows(Tensor node) {
        boolean rows = node.shape().hasRows();
        if (withRows.length == 0 && (rows || node.op() instanceof Leaf.RowCount)) {
            throw new IllegalArgumentException(Suggestions.located(node)
                    + (rows ? ", has rows" : ", counts rows")
                    + ", but no input of the program does.\n\nHow many there are is known from data made with Tensor.rows(name,"
                    + " capacity, ...); a capacity of 1 makes an ordinary dimension, with nothing to count.");
        }
        if (rows && node.shape().capacity() != capacity) {
            throw new IllegalArgumentException(Suggestions.located(node) + ", has up to "
                    + node.shape().capacity() + " rows, and input " + Suggestions.quoted(withRows[0].leaf) + " "
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
     * @param remedy how to give an input its rows
     */
    long rows(String remedy) {
        @Nullable BoundInput first = null;
        for (BoundInput input : withRows) {
            if (first == null && input.isBound()) {
                first = input;
            } else if (first != null && input.isBound() && input.rows() != first.rows()) {
                throw new IllegalStateException("Input " + Suggestions.quoted(first.leaf) + " has " + first.rows()
                        + " rows and " + Suggestions.quoted(input.leaf) + " " + input.rows()
                        + ".\n\nBind the same number of rows to both.");
            }
        }
        if (hasRows && first == null && withRows.length > 0) {
            throw new IllegalStateException(
                    "The number of rows is not known: input " + Suggestions.quoted(withRows[0].leaf) + " "
                            + withRows[0].leaf.shape() + " has no value.\n\n" + remedy);
        }
        return first == null ? capacity : first.rows();
    }

    void checkBound(String remedy) {
        for (BoundInput input : read) {
            input.checkBound(remedy);
        }
    }

    /** Lends what is bound to those that are read: see {@link NativeArray#lend}. */
    void lend(int runs) {
        for (BoundInput input : read) {
            input.lend(runs);
        }
    }

    long bytes() {
        return inputs.values().stream().mapToLong(BoundInput::bytes).sum();
    }

    void close() {
        inputs.values().forEach(BoundInput::close);
    }
}
