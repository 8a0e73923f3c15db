package org.jellygrad.trainer.internal.linalg;

import java.util.Arrays;
import java.util.stream.Stream;

/** Sums over many rows in double-double: number i goes to lane i mod {@value Lanes#ROWS}, and the lanes are added up at the end. */
public final class LaneSums {

    private final Lanes lanes;
    private final Lanes.Numbers[] sums;

    /** Lanes in use, the same for all sums. */
    private int used;

    /**
     * Zeros.
     *
     * @param count how many sums
     * @param lanes the thread's own
     */
    public LaneSums(int count, Lanes lanes) {
        this.lanes = lanes;
        this.sums = Stream.generate(Lanes.Numbers::new).limit(count).toArray(Lanes.Numbers[]::new);
    }

    /** Adds Σ a·b over the rows to sum {@code k}. */
    public void addProducts(int k, Lanes.Numbers a, Lanes.Numbers b, int rows) {
        used = Math.max(used, rows);
        lanes.addProducts(sums[k], a, b, rows);
    }

    /** Adds each sum to the total of its index, and starts again from zeros. */
    public void addTo(DoubleDouble[] totals) {
        for (int k = 0; k < sums.length; k++) {
            totals[k] = totals[k].plus(Lanes.sum(sums[k], used));
            Arrays.fill(sums[k].hi(), 0);
            Arrays.fill(sums[k].lo(), 0);
        }
        used = 0;
    }
}
