package org.jellygrad.autograd.engine;

import org.bytedeco.javacpp.indexer.DoubleRawIndexer;

/**
 * Doubles at native addresses, read and written by the JVM itself in a nanosecond, where a call through JNI takes twenty. Nothing is
 * checked here: callers stay within their buffers.
 */
public final class NativeMemory {
    /** Based at address 0, so that an index is an address in doubles; native arrays are aligned to at least 8 bytes. */
    private static final DoubleRawIndexer ALL = new DoubleRawIndexer(Address.everything());

    private NativeMemory() {}

    /** The double at this address. */
    public static double get(long address) {
        return ALL.getRaw(address >> 3);
    }

    /** The double at this address in doubles. */
    static double at(long place) {
        return ALL.getRaw(place);
    }

    /** Writes the double at this address. */
    public static void put(long address, double value) {
        ALL.putRaw(address >> 3, value);
    }

    /** Copies {@code length} doubles from an array to native memory. */
    public static void copyIn(double[] source, int from, long address, int length) {
        for (int i = 0; i < length; i++) {
            put(address + 8L * i, source[from + i]);
        }
    }

    /** Copies {@code length} doubles from native memory to an array. */
    public static void copyOut(long address, double[] target, int to, int length) {
        for (int i = 0; i < length; i++) {
            target[to + i] = get(address + 8L * i);
        }
    }
}
