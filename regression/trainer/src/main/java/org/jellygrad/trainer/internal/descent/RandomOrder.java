package org.jellygrad.trainer.internal.descent;

import java.util.Arrays;
import java.util.Random;

/** Fisher and Yates's shuffle: R. Durstenfeld, Algorithm 235, Communications of the ACM 7 (1964). */
public final class RandomOrder {
    private RandomOrder() {}

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
