package org.jellygrad.trainer.internal.objective;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;

/** Fisher and Yates's shuffle: R. Durstenfeld, Algorithm 235, Communications of the ACM 7 (1964). */
public final class RandomOrder {

    /** SplitMix64's increment. */
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private RandomOrder() {}

    /**
     * Fills the array with the order of an epoch. It depends on the seed and the epoch alone, so that a run that is resumed finds it again;
     * SplitMix64 keeps the generators of neighbouring epochs from being alike.
     */
    public static void ofEpoch(int[] order, long seed, int epoch) {
        fill(order, new Random(new SplittableRandom(seed + epoch * GOLDEN).nextLong()));
    }

    /** Fills the array with the numbers from 0, each order of them as likely as any other. */
    public static void fill(int[] order, Random random) {
        Arrays.setAll(order, i -> i);
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
