package org.jellygrad.autograd;

import java.util.Objects;
import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.engine.Extent;
import org.jellygrad.autograd.engine.Raw;

/**
 * The numbers of a node while a program runs, for a {@link CustomOp} to read, and to write if they are its result. They are its own only
 * during the call that they were given to.
 */
public final class Values {
    private final Buffer buffer;
    private final Extent extent;
    private final boolean writable;
    private long size;
    private boolean open;

    Values(Buffer buffer, Shape shape, boolean writable) {
        this.buffer = buffer;
        this.extent = shape.extent();
        this.writable = writable;
    }

    void open(long rows) {
        size = extent.at(rows);
        open = true;
    }

    void close() {
        open = false;
    }

    /**
     * How many there are at the rows bound.
     *
     * @throws IllegalStateException after the call of {@link CustomOp#compute} that they were given to
     */
    public long size() {
        checkOpen();
        return size;
    }

    /**
     * One of them, in row-major order.
     *
     * @throws IndexOutOfBoundsException if there is none at {@code index}
     * @throws IllegalStateException as {@link #size}
     */
    public double get(long index) {
        return Raw.get(place(index));
    }

    /**
     * Writes one of them.
     *
     * @throws IndexOutOfBoundsException if there is none at {@code index}
     * @throws UnsupportedOperationException if they are an input, which others read too
     * @throws IllegalStateException as {@link #size}
     */
    public void set(long index, double value) {
        if (!writable) {
            throw new UnsupportedOperationException(
                    "An input of an op cannot be written: others read it too.\n\nWrite the op's result, the first argument of compute.");
        }
        Raw.put(place(index), value);
    }

    private long place(long index) {
        checkOpen();
        return buffer.address() + Double.BYTES * Objects.checkIndex(index, size);
    }

    private void checkOpen() {
        if (!open) {
            throw new IllegalStateException("These numbers were lent to one call of compute, which is over.\n\n"
                    + "Copy what you need while it runs, or read the program's results.");
        }
    }
}
