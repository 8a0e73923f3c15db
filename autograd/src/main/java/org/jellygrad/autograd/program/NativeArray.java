package org.jellygrad.autograd.program;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jellygrad.autograd.engine.Engine;
import org.jellygrad.autograd.engine.NativeBlock;
import org.jellygrad.autograd.engine.NativeMemory;

/**
 * Doubles outside the heap. Whoever allocates an array closes it. Any number of programs in any threads may read one array at the same
 * time, each {@linkplain Program#bind bound} to a part of the array without a copy.
 *
 * <p>After {@link #close} every use throws {@link IllegalStateException}, also a run of a program that is still bound to the array. Do not
 * close an array while another thread runs such a program: this is not always detected.
 */
public final class NativeArray implements AutoCloseable {
    private final NativeBlock memory;
    /** How many runs read it, of those that an op's own code is part of. */
    private final AtomicInteger lent = new AtomicInteger();

    private NativeArray(NativeBlock memory) {
        this.memory = memory;
    }

    /**
     * An array of zeros.
     *
     * @param size how many doubles, at least 1
     * @throws OutOfMemoryError if there is no room
     */
    public static NativeArray allocate(long size) {
        return new NativeArray(new NativeBlock(size));
    }

    /** Bytes of native arrays alive in this process, of this class and of programs, by ND4J's own count. */
    public static long nativeBytes() {
        return Engine.nativeBytes();
    }

    /** Doubles in it. */
    public long size() {
        return memory.size();
    }

    /** Copies {@code length} doubles of {@code source}, beginning at {@code from}, to the place {@code at}; of none, nothing. */
    public void put(long at, double[] source, int from, int length) {
        Objects.checkFromIndexSize(from, length, source.length);
        if (length > 0) {
            NativeMemory.copyIn(source, from, address(at, length), length);
        }
    }

    /** Copies {@code length} doubles from the place {@code at} to {@code target}, beginning at {@code to}; of none, nothing. */
    public void get(long at, double[] target, int to, int length) {
        Objects.checkFromIndexSize(to, length, target.length);
        if (length > 0) {
            NativeMemory.copyOut(address(at, length), target, to, length);
        }
    }

    /**
     * Copies rows of another array, each of {@code width} doubles, to the front of this one, side by side.
     *
     * @param rows which ones, from 0: those from {@code from} on, {@code count} of them
     */
    public void gather(NativeArray source, int width, int[] rows, int from, int count) {
        Objects.checkFromIndexSize(from, count, rows.length);
        if (count == 0 || width == 0) {
            return;
        }
        long last = source.size() / width;
        for (int i = from; i < from + count; i++) {
            Objects.checkIndex(rows[i], last);
        }
        NativeMemory.gather(source.address(0, width), width, rows, from, count, address(0, (long) width * count));
    }

    /** The double at a place. */
    public double get(long at) {
        return NativeMemory.get(address(at, 1));
    }

    /** Writes the double at a place. */
    public void put(long at, double value) {
        NativeMemory.put(address(at, 1), value);
    }

    /**
     * Frees the array. A second call does nothing. Do not close an array while another thread runs a program bound to it: the run would go
     * on reading freed memory, which may end the process.
     *
     * @throws IllegalStateException if a custom op calls it during a run that reads this array
     */
    @Override
    public void close() {
        if (lent.get() > 0) {
            throw new IllegalStateException("The native array of " + size()
                    + " doubles is being read by a run.\n\nClose it after the last program that reads it.");
        }
        memory.close();
    }

    /** Lends the array to so many runs; a negative number takes it back from them. */
    void lend(int runs) {
        lent.addAndGet(runs);
    }

    /** The native address of a range, checked. */
    long address(long at, long length) {
        if (!memory.isOpen()) {
            throw new IllegalStateException("The native array of " + size()
                    + " doubles is closed.\n\nClose it after the last program that reads it.");
        }
        if (at < 0 || length < 1 || at > size() - length) {
            throw new IndexOutOfBoundsException("Doubles from " + at + ", " + length + " of them, of an array of "
                    + size() + ".\n\nAsk for at least one, from 0 to the size.");
        }
        return memory.address() + Double.BYTES * at;
    }

    boolean isOpen() {
        return memory.isOpen();
    }
}
