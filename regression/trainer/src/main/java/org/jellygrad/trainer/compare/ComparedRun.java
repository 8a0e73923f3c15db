package org.jellygrad.trainer.compare;

import org.jellygrad.trainer.outcome.Convergence;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * A finished run of a comparison.
 *
 * @param name of its variant
 * @param settings it was trained with
 * @param outcome how it ended
 * @param path where it went
 * @param convergence what a step does to the distance to the optimum: by the law of the rate where there is one, else as measured
 * @param learningRate before its schedule; NaN for an optimizer that takes none
 * @param stableLearningRate rates below it converge; NaN where that is not known
 * @param reached epochs until the comparison's accuracy; null where the run did not get there, or the optimum is not known
 * @param gradients how often descent evaluated a gradient: once a step, over the rows of that step; for an optimizer that searches along
 *     a line, at the start and at every trial, each over all rows
 * @param rowsDropped rows of the data that are left out because a value is missing; 0 on a function
 */
public record ComparedRun(
        String name,
        Settings settings,
        Outcome outcome,
        Path path,
        Convergence convergence,
        double learningRate,
        double stableLearningRate,
        @Nullable Integer reached,
        long gradients,
        long rowsDropped) {

    /** Epochs run; of a function, steps. */
    public int epochs() {
        return path.last().epoch();
    }

    /** Mean loss over all rows at the end; of a function, its value. */
    public double loss() {
        return path.last().loss();
    }

    /** How often all rows were looked at in order to take the steps: once an epoch, or with a line search once for each gradient. */
    public long passes() {
        return settings.optimizer().needsRate() ? epochs() : gradients;
    }

    /** Whether the run diverged. */
    public boolean isDiverged() {
        return outcome.isDiverged();
    }

    /** The pattern of its convergence; {@link Convergence.Pattern#DIVERGES} for a run that diverged and follows no law. */
    public Convergence.Pattern pattern() {
        return isDiverged() ? Convergence.Pattern.DIVERGES : convergence.pattern();
    }
}
