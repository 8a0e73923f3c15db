package org.jellygrad.trainer.internal.descent;

import org.jspecify.annotations.Nullable;

/**
 * What a run is made of.
 *
 * @param stepping how steps are taken
 * @param rate the learning rate
 * @param recorder of the path
 * @param mean of the points, where the run is to end at that; else null
 * @param watch is told how it goes, and may end it
 * @param yardsticks what is small and what is large
 * @param validation rows kept from training; null if there are none
 * @param keeper of what the run remembers
 */
public record DescentPlan(
        Stepping stepping,
        RateControl rate,
        PathRecorder recorder,
        @Nullable PointMean mean,
        Watch watch,
        StopThresholds yardsticks,
        @Nullable Validation validation,
        Keeper keeper) {

    /** The plan for a function of unknown size that nobody keeps. */
    public static DescentPlan of(
            Stepping stepping, RateControl rate, PathRecorder recorder, @Nullable PointMean mean, Watch watch) {
        return new DescentPlan(stepping, rate, recorder, mean, watch, StopThresholds.UNKNOWN, null, Keeper.NONE);
    }

    /** The same for an objective of known size. */
    public DescentPlan with(StopThresholds known) {
        return new DescentPlan(stepping, rate, recorder, mean, watch, known, validation, keeper);
    }

    /** The same with rows kept from training; null if there are none. */
    public DescentPlan with(@Nullable Validation kept) {
        return new DescentPlan(stepping, rate, recorder, mean, watch, yardsticks, kept, keeper);
    }

    /** The same for a run that is kept. */
    public DescentPlan with(Keeper keeping) {
        return new DescentPlan(stepping, rate, recorder, mean, watch, yardsticks, validation, keeping);
    }
}
