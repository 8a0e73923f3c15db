package org.jellygrad.cli;

import java.util.Arrays;

/** Some of the losses seen so far, evenly from the first to the last, in a few dozen numbers. */
final class LossHistory {
    private static final int MOST = 24;

    private final double[] kept = new double[MOST];
    private int size;
    private long every = 1;
    private long seen;

    void add(double loss) {
        if (seen++ % every != 0) {
            return;
        }
        if (size == MOST) {
            for (int i = 0; 2 * i < MOST; i++) {
                kept[i] = kept[2 * i];
            }
            size = MOST / 2;
            every *= 2;
        }
        kept[size++] = loss;
    }

    double[] losses() {
        return Arrays.copyOf(kept, size);
    }
}
