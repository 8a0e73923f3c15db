package org.jellygrad.trainer.outcome;

import java.util.List;
import org.jellygrad.trainer.settings.Scaling;
import org.jspecify.annotations.Nullable;

/**
 * How a run went, together with what the data said about it before. A number that is not defined is NaN.
 *
 * @param outlook what was known before the first step
 * @param convergence how the distance to the optimum changed from epoch to epoch, as measured
 * @param optimum the exact optimum: of the squared loss, with an l2 penalty or without, and of losses made of straight lines, with any
 *     penalty; null where none is computed
 * @param distanceToOptimum ‖ŷ − ŷ*‖ / ‖y − ȳ‖; if there are several optima, the distance to one of them; for a constant target the divisor
 *     is ‖y‖; NaN where no optimum is computed
 * @param gradients how often descent evaluated a gradient: once a step, over the rows of that step; for an optimizer that searches along
 *     a line, at the start and at every trial, each over all rows
 */
public record Diagnostics(
        Outlook outlook, Convergence convergence, @Nullable Optimum optimum, double distanceToOptimum, long gradients) {

    /**
     * The exact optimum, computed by another route than descent.
     *
     * @param parameters in the user's units, in the order of {@link org.jellygrad.trainer.path.Path#names()}
     * @param loss the mean loss there, without the penalty
     * @param several whether other parameters are known to have as low an objective
     */
    public record Optimum(double[] parameters, double loss, boolean several) {}

    /** {@link Outlook#scaling()}. */
    public Scaling scaling() {
        return outlook.scaling();
    }

    /** {@link Outlook#learningRate()}. */
    public double learningRate() {
        return outlook.learningRate();
    }

    /** {@link Outlook#stableLearningRate()}. */
    public double stableLearningRate() {
        return outlook.stableLearningRate();
    }

    /** {@link Outlook#conditionNumber()}. */
    public double conditionNumber() {
        return outlook.conditionNumber();
    }

    /** {@link Outlook#warnings()}. */
    public List<String> warnings() {
        return outlook.warnings();
    }
}
