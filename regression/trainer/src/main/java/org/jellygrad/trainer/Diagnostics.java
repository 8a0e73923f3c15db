package org.jellygrad.trainer;

import java.util.List;
import org.jellygrad.trainer.method.Scaling;
import org.jspecify.annotations.Nullable;

/**
 * What the data said about descent, and how the run did against it. A number that is not defined is NaN.
 *
 * @param scaling the coordinates used; never {@link Scaling#AUTO}
 * @param learningRate the rate used, before its schedule; NaN for an optimizer that takes none
 * @param stableLearningRate rates below this converge, rates above diverge; NaN where none is defined
 * @param largestEigenvalue λmax of the loss's Hessian in descended coordinates
 * @param conditionNumber κ = λmax/λmin
 * @param expectedEpochs epochs that this rate needs for a million times smaller distance in its slowest direction; infinite at
 *     or above the stable rate; NaN where none is defined
 * @param dominantColumn the column with the largest mean square in descended coordinates, and that mean square
 * @param optimum the exact least-squares solution, with an l2 penalty the exact ridge solution; null where none is computed
 * @param distanceToOptimum ‖ŷ − ŷ*‖ / ‖y − ȳ‖; 0 for a constant target; NaN where no optimum is computed
 * @param validationLoss mean loss over the rows kept for validation; NaN where there are none
 * @param warnings whole sentences about columns set aside and rows dropped
 */
public record Diagnostics(
        Scaling scaling,
        double learningRate,
        double stableLearningRate,
        double largestEigenvalue,
        double conditionNumber,
        double expectedEpochs,
        DominantColumn dominantColumn,
        @Nullable Optimum optimum,
        double distanceToOptimum,
        double validationLoss,
        List<String> warnings) {
    public Diagnostics {
        warnings = List.copyOf(warnings);
    }

    public record DominantColumn(String name, double meanSquare) {}

    /**
     * The exact optimum, computed by another route than descent.
     *
     * @param parameters in the user's units, in the order of {@link Path#names()}
     * @param loss the mean squared residual there
     */
    public record Optimum(double[] parameters, double loss) {}
}
