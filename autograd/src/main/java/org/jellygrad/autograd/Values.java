package org.jellygrad.autograd;

import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.engine.Extent;
import org.jellygrad.autograd.engine.Raw;

/** The numbers of a node while a program runs, for a {@link CustomOp} to read and write. */
public final class Values {
    private final Buffer buffer;
    private final Extent extent;
    private long size;

    Values(Buffer buffer, Shape shape) {
        this.buffer = buffer;
        this.extent = shape.extent();
    }

    void resize(long rows) {
        size = extent.at(rows);
    }

    /** How many there are at the rows bound. */
    public long size() {
        return size;
    }

    /**
     * One of them, in row-major order.
     *
     * @throws IndexOutOfBoundsException if there is none at {@code index}
     */
    public double get(long index) {
        return Raw.get(buffer.address() + 8 * java.util.Objects.checkIndex(index, size));
    }

    /**
     * Writes one of them.
     *
     * @throws IndexOutOfBoundsException if there is none at {@code index}
     */
    public void set(long index, double value) {
        Raw.put(buffer.address() + 8 * java.util.Objects.checkIndex(index, size), value);
    }
}
