package org.jellygrad.trainer.internal.descent;

/**
 * Sizes that tell descent what is small and what is large.
 *
 * @param floor growth of the objective up to this is rounding
 * @param reference gradient norm to compare the start against. A start whose norm is at most tolerance × this value counts as the optimum.
 *     0: only a zero gradient does
 * @param least a start whose objective is at most this counts as the optimum: nothing is left but rounding. −∞: none does
 * @param bounded whether an objective over ten times its start has diverged. False: only one that is not finite has
 */
public record StopThresholds(double floor, double reference, double least, boolean bounded) {

    /** A run has diverged when its objective is this many times the first value. */
    public static final double DIVERGED = 10;

    /** Thresholds for an unknown function, which may have any size and any low value. */
    public static final StopThresholds UNKNOWN = new StopThresholds(0, 0, Double.NEGATIVE_INFINITY, false);

    /** Thresholds for a mean loss over rows. All losses but custom ones are at least 0. */
    public static StopThresholds ofLoss(double floor, double reference, double least) {
        return new StopThresholds(floor, reference, least, true);
    }
}
