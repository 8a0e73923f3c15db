package org.jellygrad.autograd.program;

import org.jellygrad.autograd.Suggestions;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.engine.NativeBlock;
import org.jellygrad.autograd.engine.NativeMemory;
import org.jspecify.annotations.Nullable;

/** An input's place in a program, and what is bound to it. */
final class BoundInput {
    /** How a user of a program gives an input its value. */
    static final String SET_OR_BIND =
            "Give it one with set(tensor, values) or bind(tensor, array, offset) before run().";

    final Tensor leaf;
    final Buffer buffer;
    private @Nullable NativeBlock own;
    private @Nullable NativeArray bound;
    private long rows;

    BoundInput(Tensor leaf, Buffer buffer) {
        this.leaf = leaf;
        this.buffer = buffer;
    }

    boolean hasRows() {
        return leaf.shape().hasRows();
    }

    /** The most rows it takes; an input of a fixed shape counts as one row. */
    long capacity() {
        return leaf.shape().capacity();
    }

    long rows() {
        return rows;
    }

    private long rowSize() {
        return leaf.shape().size() / capacity();
    }

    /** Copies values into memory of the program's own, made when first needed. */
    void set(double... values) {
        long count = values.length / rowSize();
        if (count * rowSize() != values.length || count < 1 || count > capacity()) {
            throw new IllegalArgumentException(
                    "Input " + Suggestions.quoted(leaf) + " " + leaf.shape() + " cannot take "
                            + values.length + " numbers.\n\nIt takes "
                            + (hasRows() ? rowSize() + " for each of 1 to " + capacity() + " rows." : rowSize() + "."));
        }
        if (own == null) {
            own = new NativeBlock(leaf.shape().size());
        }
        NativeMemory.copyIn(values, 0, own.address(), values.length);
        if (buffer.address() != own.address()) {
            buffer.moveTo(own.address());
        }
        bound = null;
        rows = count;
    }

    void bind(NativeArray data, long offset, long count) {
        if (count < 1 || count > capacity()) {
            throw new IllegalArgumentException("Input " + Suggestions.quoted(leaf) + " " + leaf.shape()
                    + " cannot take " + count + " rows.\n\nIt takes 1 to " + capacity() + ".");
        }
        buffer.moveTo(data.address(offset, count * rowSize()));
        bound = data;
        rows = count;
    }

    /** Reads what is bound. */
    void prefetch() {
        checkBound(SET_OR_BIND);
        buffer.prefetch(rows * rowSize());
    }

    boolean isBound() {
        return buffer.address() != 0;
    }

    /** Refuses to be read before it was given, and says how to. */
    void checkBound(String remedy) {
        if (!isBound()) {
            throw new IllegalStateException(
                    "Input " + Suggestions.quoted(leaf) + " " + leaf.shape() + " has no value.\n\n" + remedy);
        }
        if (bound != null && !bound.isOpen()) {
            throw new IllegalStateException("The native array bound to input " + Suggestions.quoted(leaf)
                    + " is closed.\n\nClose it after the last program that reads it, or bind another.");
        }
    }

    /** Lends what is bound to it: see {@link NativeArray#lend}. */
    void lend(int runs) {
        if (bound != null) {
            bound.lend(runs);
        }
    }

    long bytes() {
        return own == null ? 0 : own.bytes();
    }

    void close() {
        buffer.release();
        if (own != null) {
            own.close();
        }
    }
}
