package org.jellygrad.autograd;

import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.engine.Extent;
import org.jellygrad.autograd.engine.Memory;
import org.jspecify.annotations.Nullable;

/** A tensor's place in a program; for an input, also what is bound to it. */
final class Slot {
    final Tensor leaf;
    private final Buffer buffer;
    private final Extent extent;
    private @Nullable Memory own;
    private @Nullable NativeArray bound;
    private long rows;

    Slot(Tensor leaf, Buffer buffer) {
        this.leaf = leaf;
        this.buffer = buffer;
        extent = leaf.shape().extent();
    }

    long address() {
        return buffer.address();
    }

    /** Doubles in it when this many rows are bound. */
    int size(long bound) {
        return Math.toIntExact(extent.at(bound));
    }

    boolean hasRows() {
        return leaf.shape().hasRows();
    }

    /** The most rows it takes; an input of a fixed shape counts as one row. */
    long capacity() {
        return hasRows() ? leaf.shape().dim(0) : 1;
    }

    long rows() {
        return rows;
    }

    private long rowSize() {
        return leaf.shape().size() / capacity();
    }

    /** How many rows this many values are. */
    long rowsIn(int values) {
        long count = values / rowSize();
        if (count * rowSize() != values || count < 1 || count > capacity()) {
            throw new IllegalArgumentException("Input '" + leaf.name() + "' " + leaf.shape() + " cannot take " + values
                    + " numbers.\n\nIt takes "
                    + (hasRows() ? rowSize() + " for each of 1 to " + capacity() + " rows." : rowSize() + "."));
        }
        return count;
    }

    /** Memory of the program's own for values that are copied in; made when first needed. */
    Memory own() {
        if (own == null) {
            own = new Memory(leaf.shape().size());
        }
        return own;
    }

    void bindOwn(long count) {
        bound = null;
        rows = count;
        if (buffer.address() != own().address()) {
            buffer.moveTo(own().address());
        }
    }

    void bind(NativeArray data, long offset, long count) {
        if (count < 1 || count > capacity()) {
            throw new IllegalArgumentException("Input '" + leaf.name() + "' " + leaf.shape() + " cannot take " + count
                    + " rows.\n\nIt takes 1 to " + capacity() + ".");
        }
        long address = data.address(offset, count * rowSize());
        bound = data;
        rows = count;
        buffer.moveTo(address);
    }

    boolean isBound() {
        return buffer.address() != 0;
    }

    void checkBound() {
        if (!isBound()) {
            throw new IllegalStateException(
                    "Input '" + leaf.name() + "' " + leaf.shape()
                            + " has no value.\n\nGive it one with set(tensor, values) or bind(tensor, array, offset) before run().");
        }
        if (bound != null && !bound.isOpen()) {
            throw new IllegalStateException("The native array bound to input '" + leaf.name()
                    + "' is closed.\n\nClose it after the last program that reads it, or bind another.");
        }
    }

    long bytes() {
        return own == null ? 0 : Double.BYTES * own.size();
    }

    void close() {
        if (own != null) {
            own.close();
        }
    }
}
