package org.jellygrad.trainer.internal.descent;

import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.settings.Averaging;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.Clipping;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Schedule;
import org.jellygrad.trainer.settings.StopRules;

/**
 * What descent goes by of all that a user can choose.
 *
 * @param loss what a residual costs
 * @param penalty what coefficients cost
 * @param optimizer how gradients become steps
 * @param learningRate the rate, or how it is found
 * @param schedule how the rate changes from epoch to epoch
 * @param clipping how large a gradient may be
 * @param averaging whether the run ends at its last point or at the mean of many
 * @param batching rows a step looks at
 * @param stop when it stops
 * @param seed of the shuffling
 */
public record DescentSettings(
        Loss loss,
        Penalty penalty,
        Optimizer optimizer,
        LearningRate learningRate,
        Schedule schedule,
        Clipping clipping,
        Averaging averaging,
        Batching batching,
        StopRules stop,
        long seed) {}
