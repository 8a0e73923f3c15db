package org.jellygrad.trainer.record;

/**
 * Which rows each step saw.
 *
 * @param rows of a batch; the last of an epoch may have fewer
 * @param seed of the shuffling
 */
public record RecordedBatch(int rows, long seed) {

    /** How rows are chosen, in a sentence. */
    public String rule() {
        return "Each epoch shuffles the rows anew by the seed and the epoch; a step sees the next " + rows
                + " of them.";
    }
}
