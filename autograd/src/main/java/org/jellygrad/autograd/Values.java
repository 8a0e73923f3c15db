package org.jellygrad.autograd;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.engine.Calls;
import org.jellygrad.autograd.engine.Extent;
import org.jellygrad.autograd.engine.NativeMemory;
import org.jellygrad.autograd.text.Printed;

/**
 * The numbers of a node while a program runs. A {@link CustomOp} reads those of its inputs and writes those of its result. It may use them
 * only during the call of {@code compute} that they are given to.
 */
public final class Values {
    private final Buffer buffer;
    private final Extent extent;
    private final boolean writable;
    private long size;
    private boolean open;

    private Values(Buffer buffer, Shape shape, boolean writable) {
        this.buffer = buffer;
        this.extent = shape.extent();
        this.writable = writable;
    }

    /** Adds the call of an op of the user's, which is lent the numbers of {@code self} and of its inputs. */
    static void emit(CustomOp own, Tensor self, Buffer out, List<Buffer> in, Calls calls) {
        Values result = new Values(out, self.shape(), true);
        List<Values> inputs = IntStream.range(0, in.size())
                .mapToObj(i -> new Values(in.get(i), self.input(i).shape(), false))
                .toList();
        calls.custom(Printed.line(own.name()), rows -> {
            result.open(rows);
            for (int i = 0; i < inputs.size(); i++) {
                inputs.get(i).open(rows);
            }
            try {
                own.compute(result, inputs);
            } finally {
                result.close();
                for (int i = 0; i < inputs.size(); i++) {
                    inputs.get(i).close();
                }
            }
        });
    }

    private void open(long rows) {
        size = extent.at(rows);
        open = true;
    }

    private void close() {
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
        return NativeMemory.get(place(index));
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
        NativeMemory.put(place(index), value);
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
