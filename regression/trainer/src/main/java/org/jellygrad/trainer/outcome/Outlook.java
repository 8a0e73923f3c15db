package org.jellygrad.trainer.outcome;

import java.util.List;
import org.jellygrad.trainer.internal.linalg.Rounding;
import org.jellygrad.trainer.settings.Scaling;
import org.jspecify.annotations.Nullable;

/**
 * What the data says about a run before it starts. A number that is not defined is NaN.
 *
 * @param scaling the coordinates of descent; never {@link Scaling#AUTO}
 * @param learningRate the rate, before its schedule; NaN for an optimizer that takes none
 * @param stableLearningRate rates below this converge, rates above diverge; for mini-batches the bound on their mean behaviour; NaN
 *     where none is defined: kinked losses, adaptive optimizers, line searches
 * @param bestLearningRate the fixed rate with the fewest epochs; NaN unless the loss is squared, the batch full and the optimizer
 *     plain descent, momentum or Nesterov
 * @param largestEigenvalue λmax of the loss's Hessian in descended coordinates, or of a bound on it where it varies; NaN for a kink
 * @param smallestEigenvalue λmin, likewise; positive
 * @param conditionNumber κ = λmax/λmin, at least 1; for a loss with a kink that of XᵀX
 * @param convergence what an epoch will do to the distance in the long run; {@link Convergence.Pattern#NONE} where it follows no law
 * @param expectedEpochs epochs until a millionth of the distance is left in the slowest direction, at this rate; infinite at or above
 *     the stable rate; NaN where none is defined
 * @param dominantColumn the column that sets the limit: the one with the largest mean square in descended coordinates
 * @param rateSearch the search that found the rate; null where it was given or chosen by formula
 * @param warnings whole sentences about columns set aside, rows dropped, and what else a user should know of the data
 */
public record Outlook(
        Scaling scaling,
        double learningRate,
        double stableLearningRate,
        double bestLearningRate,
        double largestEigenvalue,
        double smallestEigenvalue,
        double conditionNumber,
        Convergence convergence,
        double expectedEpochs,
        DominantColumn dominantColumn,
        @Nullable RateSearch rateSearch,
        List<String> warnings) {
    private static final double ROUNDING = 1e-12;

    public Outlook {
        warnings = List.copyOf(warnings);
    }

    /**
     * A column and its size.
     *
     * @param name the feature, or {@code intercept} where every feature is smaller
     * @param meanSquare of its values in descended coordinates
     */
    public record DominantColumn(String name, double meanSquare) {}

    /** Whether the loss curves alike in all directions: a round bowl, condition number 1. */
    public boolean isRound() {
        return conditionNumber < 1 + Rounding.SAME;
    }

    /** Whether the rate is at the stable limit (within rounding) or above it. The best rate is always below the limit. */
    public boolean isUnstable() {
        return learningRate != bestLearningRate && learningRate >= stableLearningRate * (1 - ROUNDING);
    }
}
