package org.jellygrad.cli.progress;

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

    /** At most so many of them, the first and the last kept among them. */
    double[] losses(int width) {
        double[] losses = new double[Math.min(width, size)];
        Arrays.setAll(losses, i -> kept[losses.length == 1 ? size - 1 : i * (size - 1) / (losses.length - 1)]);
        return losses;
    }
}
