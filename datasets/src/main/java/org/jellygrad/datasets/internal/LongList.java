package org.jellygrad.datasets.internal;

import java.util.Arrays;

/** Whole numbers, as many as come. */
public final class LongList {
    private long[] numbers = new long[16];
    private int size;

    public void add(long number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        numbers[size++] = number;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public long[] toArray() {
        return Arrays.copyOf(numbers, size);
    }
}
