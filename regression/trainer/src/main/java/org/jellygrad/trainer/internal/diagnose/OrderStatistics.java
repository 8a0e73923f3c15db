package org.jellygrad.trainer.internal.diagnose;

import java.util.Arrays;

/**
 * Finds order statistics without sorting everything: counts the numbers in bins of equal width, and sorts only the bins that hold the
 * wanted places.
 */
final class OrderStatistics {

    /** Few enough that their counts stay in the cache. */
    private static final int BINS = 4096;

    private OrderStatistics() {}

    /**
     * Brings to each of these places of an array the number that sorting would. What stands elsewhere then has no meaning.
     *
     * @param values finite numbers
     * @param places ascending, each at most once
     */
    static void settle(double[] values, int[] places) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            min = value < min ? value : min;
            max = value > max ? value : max;
        }
        double scale = (BINS - 1) / (max - min);
        // Few are sorted as fast; numbers that lie too near, or too far, for bins of equal width are sorted too.
        if (values.length <= BINS || !(scale > 0 && scale < Double.MAX_VALUE && max - min < Double.MAX_VALUE)) {
            Arrays.sort(values);
            return;
        }
        int[] ends = new int[BINS];
        for (double value : values) {
            ends[(int) ((value - min) * scale)]++;
        }
        boolean[] wanted = new boolean[BINS];
        int kept = 0;
        int bin = 0;
        for (int k = 1; k < BINS; k++) {
            ends[k] += ends[k - 1];
        }
        for (int place : places) {
            while (ends[bin] <= place) {
                bin++;
            }
            if (!wanted[bin]) {
                wanted[bin] = true;
                kept += size(ends, bin);
            }
        }
        double[] few = new double[kept];
        int next = 0;
        for (double value : values) {
            if (wanted[(int) ((value - min) * scale)]) {
                few[next++] = value;
            }
        }
        // Bins are in order, so one sort of them all puts each where it belongs among those kept.
        Arrays.sort(few);
        int before = 0;
        int passed = 0;
        for (int place : places) {
            for (; ends[passed] <= place; passed++) {
                before += wanted[passed] ? 0 : size(ends, passed);
            }
            values[place] = few[place - before];
        }
    }

    private static int size(int[] ends, int bin) {
        return ends[bin] - (bin == 0 ? 0 : ends[bin - 1]);
    }
}
