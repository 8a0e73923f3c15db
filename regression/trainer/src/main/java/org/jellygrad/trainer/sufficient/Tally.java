package org.jellygrad.trainer.sufficient;

/**
 * How many rows there were.
 *
 * @param rows with weight
 * @param dropped left out for missing values
 * @param weightless left out for their weight of 0
 * @param logWeight sum of the logarithms of the weights above 0
 */
record Tally(long rows, long dropped, long weightless, double logWeight) {

    static final Tally NONE = new Tally(0, 0, 0, 0);

    Tally plus(Tally other) {
        return new Tally(
                rows + other.rows, dropped + other.dropped, weightless + other.weightless, logWeight + other.logWeight);
    }

    /** Rows that were left out may not have been counted. */
    Tally minus(Tally other) {
        return new Tally(
                rows - other.rows,
                Math.max(0, dropped - other.dropped),
                Math.max(0, weightless - other.weightless),
                logWeight - other.logWeight);
    }
}
