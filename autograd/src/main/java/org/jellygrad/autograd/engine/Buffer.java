package org.jellygrad.autograd.engine;

import org.bytedeco.openblas.global.openblas_nolapack;
import org.jspecify.annotations.Nullable;
import org.nd4j.nativeblas.OpaqueDataBuffer;

/** A place in native memory that calls read and write. When a buffer is moved, every call built on it moves along. */
public final class Buffer {
    private final Address pointer = new Address();
    private final long capacity;
    private @Nullable OpaqueDataBuffer opaque;

    /** A place for up to {@code capacity} doubles, not yet anywhere. */
    public Buffer(long capacity) {
        this.capacity = capacity;
    }

    /** Doubles it can hold. */
    public long capacity() {
        return capacity;
    }

    /** Where it is now; 0 before the first {@link #moveTo}. */
    public long address() {
        return pointer.address();
    }

    /** Moves it. The memory must hold {@link #capacity()} doubles, or as many as the rows bound need. */
    public void moveTo(long address) {
        pointer.moveTo(address);
        if (opaque != null) {
            Engine.NATIVE.dbSetPrimaryBuffer(opaque, pointer, capacity);
        }
    }

    /**
     * Reads its first doubles in order, so that calls find them in the cache: a matrix product streams poorly from memory.
     *
     * @param count at most as many as an int holds
     */
    public void prefetch(long count) {
        openblas_nolapack.cblas_dasum(Math.toIntExact(count), pointer, 1);
    }

    /** For cblas. */
    Address pointer() {
        return pointer;
    }

    /** For ND4J's kernels; made when first asked for. */
    OpaqueDataBuffer opaque() {
        if (opaque == null) {
            opaque = Engine.NATIVE.dbCreateExternalDataBuffer(capacity, NativeBlock.DOUBLE, pointer, null);
        }
        return opaque;
    }

    /** The value, if it is a scalar. */
    double scalar() {
        return NativeMemory.get(pointer.address());
    }

    /** Frees ND4J's handle, not the memory. */
    public void release() {
        if (opaque != null) {
            Engine.NATIVE.deleteDataBuffer(opaque);
            opaque = null;
        }
    }
}
