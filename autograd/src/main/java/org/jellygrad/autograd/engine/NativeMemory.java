package org.jellygrad.autograd.engine;

import org.bytedeco.javacpp.indexer.DoubleRawIndexer;

/**
 * Doubles at native addresses, read and written by the JVM itself in a nanosecond, where a call through JNI takes twenty. Nothing is
 * checked here: callers stay within their buffers.
 */
public final class NativeMemory {
    /** Based at address 0, so that an index is an address in doubles; native arrays are aligned to at least 8 bytes. */
    private static final DoubleRawIndexer ALL = new DoubleRawIndexer(Address.everything());

    /** Doubles in a line of the cache. */
    private static final int LINE = 8;

    /** Rows that are touched together. */
    private static final int GROUP = 64;

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

    /**
     * Copies rows from places all over an array side by side. The rows of a group are all touched before the first is copied: so the
     * processor waits for many of them at once, where a copy alone waits for one after the other.
     *
     * @param width doubles in a row
     * @param rows which ones, from 0: those from {@code from} on, {@code count} of them
     */
    public static void gather(long source, int width, int[] rows, int from, int count, long target) {
        for (int begun = 0; begun < count; begun += GROUP) {
            int end = Math.min(count, begun + GROUP);
            double touched = 0;
            for (int i = begun; i < end; i++) {
                long row = source + 8L * rows[from + i] * width;
                for (int at = 0; at < width; at += LINE) {
                    touched += get(row + 8L * at);
                }
            }
            // Written, so that no compiler leaves the touching out; the first row overwrites it.
            put(target + 8L * begun * width, touched);
            for (int i = begun; i < end; i++) {
                long row = source + 8L * rows[from + i] * width;
                long to = target + 8L * i * width;
                for (int at = 0; at < width; at++) {
                    put(to + 8L * at, get(row + 8L * at));
                }
            }
        }
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
