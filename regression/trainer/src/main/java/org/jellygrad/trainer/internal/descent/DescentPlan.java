package org.jellygrad.trainer.internal.descent;

import org.jspecify.annotations.Nullable;

/**
 * What a run is made of.
 *
 * @param stepping how steps are taken
 * @param rate the learning rate
 * @param recorder of the path
 * @param mean of the points, where the run is to end at that; else null
 * @param validation rows kept from training; null if there are none
 * @param floor an objective below which growth is rounding
 * @param reference the gradient's norm that the start's is beside: a start below the tolerance's share of it is the optimum; 0 where only a
 *     gradient of 0 is
 * @param least an objective up to which there is nothing left but rounding; negative where it may be any
 * @param bounded whether an objective over ten times its start has diverged
 * @param keeper of what the run remembers
 */
public record DescentPlan(
        Stepping stepping,
        RateControl rate,
        PathRecorder recorder,
        @Nullable PointMean mean,
        @Nullable Validation validation,
        double floor,
        double reference,
        double least,
        boolean bounded,
        Keeper keeper) {}
