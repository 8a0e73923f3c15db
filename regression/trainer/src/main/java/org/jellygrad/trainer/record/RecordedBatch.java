package org.jellygrad.trainer.record;

import java.util.Arrays;
import org.jellygrad.trainer.internal.objective.RandomOrder;
import org.jellygrad.trainer.settings.Settings;

/**
 * Which rows each step saw.
 *
 * @param rows of a batch; the last of an epoch may have fewer
 * @param seed of the shuffling
 */
public record RecordedBatch(int rows, long seed) {

    /**
     * The rows that a step of a run sees.
     *
     * @param step from 0
     * @param total how many rows are trained on
     * @return which of them, from 0, in the order in which they are seen; empty if it is all of them
     */
    public static int[] seenBy(Settings settings, long step, int total) {
        return settings.batching().isFull()
                ? new int[0]
                : new RecordedBatch(Math.toIntExact(settings.batching().rowsOf(total)), settings.seed())
                        .seenBy(step, total);
    }

    /** How rows are chosen, in a sentence. */
    public String rule() {
        return "Each epoch shuffles the rows anew by the seed and the epoch; a step sees the next " + rows
                + " of them.";
    }

    /**
     * The rows that a step sees.
     *
     * @param step from 0
     * @param total how many rows are trained on
     * @return which of them, from 0, in the order in which they are seen
     */
    public int[] seenBy(long step, int total) {
        int batches = (total + rows - 1) / rows;
        int[] order = new int[total];
        RandomOrder.ofEpoch(order, seed, Math.toIntExact(step / batches));
        int from = Math.toIntExact(step % batches) * rows;
        return Arrays.copyOfRange(order, from, Math.min(from + rows, total));
    }
}
