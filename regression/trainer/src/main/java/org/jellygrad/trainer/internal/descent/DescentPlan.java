package org.jellygrad.trainer.internal.descent;

import org.jellygrad.trainer.internal.recording.PathRecorder;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a run.
 *
 * @param stepping how steps are taken
 * @param rate the learning rate
 * @param recorder of the path
 * @param mean of the points, where the run is to end at that; else null
 * @param watch is told how it goes, and may end it
 * @param thresholds what is small and what is large
 * @param validation rows kept from training; null if there are none
 * @param checkpoints of what the run remembers
 */
public record DescentPlan(
        Stepping stepping,
        RateControl rate,
        PathRecorder recorder,
        @Nullable PointMean mean,
        Watch watch,
        StopThresholds thresholds,
        @Nullable ValidationLoss validation,
        CheckpointKeeper checkpoints) {

    /** The plan for a function of unknown size, without checkpoints. */
    public static DescentPlan of(
            Stepping stepping, RateControl rate, PathRecorder recorder, @Nullable PointMean mean, Watch watch) {
        return new DescentPlan(
                stepping, rate, recorder, mean, watch, StopThresholds.UNKNOWN, null, CheckpointKeeper.NONE);
    }

    /** The same for an objective of known size. */
    public DescentPlan with(StopThresholds known) {
        return new DescentPlan(stepping, rate, recorder, mean, watch, known, validation, checkpoints);
    }

    /** The same with rows kept from training; null if there are none. */
    public DescentPlan with(@Nullable ValidationLoss kept) {
        return new DescentPlan(stepping, rate, recorder, mean, watch, thresholds, kept, checkpoints);
    }

    /** The same plan with checkpoints. */
    public DescentPlan with(CheckpointKeeper keeping) {
        return new DescentPlan(stepping, rate, recorder, mean, watch, thresholds, validation, keeping);
    }
}
