package org.jellygrad.autograd.engine;

import org.nd4j.nativeblas.OpaqueDataBuffer;

/** One block of native doubles, zero at first, allocated and counted by ND4J, freed by {@link #close}. */
public final class NativeBlock implements AutoCloseable {
    /** ND4J's number of its type DOUBLE. */
    static final int DOUBLE = 6;

    private static final int CACHE_LINE = 64;

    private final OpaqueDataBuffer block;
    private final long doubles;
    private final long address;
    private boolean open = true;

    /**
     * Allocates.
     *
     * @param doubles how many, at least 1
     * @throws IllegalArgumentException if there are none or too many for native memory
     */
    public NativeBlock(long doubles) {
        if (doubles < 1 || doubles > Long.MAX_VALUE / 16) {
            throw new IllegalArgumentException("Cannot allocate " + doubles + " doubles.\n\nAsk for at least 1.");
        }
        this.doubles = doubles;
        // Room to start at a cache line: kernels run faster on aligned rows, and workers do not share lines.
        long padded = doubles + CACHE_LINE / Double.BYTES;
        block = Engine.NATIVE.allocateDataBuffer(padded, DOUBLE, false);
        long start = block == null || block.isNull()
                ? 0
                : Engine.NATIVE.dbPrimaryBuffer(block).address();
        if (start == 0) {
            throw new OutOfMemoryError("No native memory for " + doubles + " doubles");
        }
        address = (start + CACHE_LINE - 1) / CACHE_LINE * CACHE_LINE;
        clear();
    }

    private void clear() {
        Address all = new Address();
        for (long done = 0; done < doubles; done += Integer.MAX_VALUE) {
            all.moveTo(address + done * Double.BYTES);
            org.bytedeco.javacpp.Pointer.memset(all, 0, Math.min(doubles - done, Integer.MAX_VALUE) * Double.BYTES);
        }
    }

    /** Where it begins, a multiple of 64. */
    public long address() {
        return address;
    }

    /** Doubles in it. */
    public long size() {
        return doubles;
    }

    /** Bytes of it, with what makes it begin at a cache line. */
    public long bytes() {
        return Double.BYTES * doubles + CACHE_LINE;
    }

    /** Whether it is still there. */
    public boolean isOpen() {
        return open;
    }

    /** Frees it; a second time does nothing. */
    @Override
    public void close() {
        if (open) {
            open = false;
            Engine.NATIVE.deleteDataBuffer(block);
        }
    }
}
