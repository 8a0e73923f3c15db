package org.jellygrad.trainer.record;

import java.util.List;
import org.jellygrad.trainer.internal.setup.LossSurface;
import org.jellygrad.trainer.outcome.Diagnostics;
import org.jspecify.annotations.Nullable;

/**
 * What the data says of descent. A number that is not defined is NaN.
 *
 * @param learningRate the rate, before its schedule
 * @param stableLearningRate rates below this converge
 * @param bestLearningRate the fixed rate with the fewest epochs
 * @param largestEigenvalue of the loss's Hessian in descended coordinates
 * @param smallestEigenvalue likewise
 * @param conditionNumber the first over the second
 * @param distanceToOptimum of the run's end
 * @param warnings of the data
 * @param optimum null where none is computed
 * @param hessian second derivatives of the objective; null where they are not the same everywhere, and of more than a hundred parameters
 */
public record RecordedDiagnostics(
        double learningRate,
        double stableLearningRate,
        double bestLearningRate,
        double largestEigenvalue,
        double smallestEigenvalue,
        double conditionNumber,
        double distanceToOptimum,
        List<String> warnings,
        @Nullable RecordedOptimum optimum,
        @Nullable Hessian hessian) {

    public RecordedDiagnostics {
        warnings = List.copyOf(warnings);
    }

    /**
     * The exact optimum.
     *
     * @param loss there, without the penalty
     * @param parameters in the user's units
     * @param descended the same point in descended coordinates
     */
    public record RecordedOptimum(double loss, double[] parameters, double[] descended) {}

    /**
     * Second derivatives.
     *
     * @param parameters by the user's parameters
     * @param descended in descended coordinates
     */
    public record Hessian(double[][] parameters, double[][] descended) {}

    static RecordedDiagnostics of(Diagnostics diagnostics, LossSurface terrain) {
        Diagnostics.Optimum optimum = diagnostics.optimum();
        LossSurface.SecondDerivatives hessian = terrain.hessian();
        return new RecordedDiagnostics(
                diagnostics.learningRate(),
                diagnostics.stableLearningRate(),
                diagnostics.outlook().bestLearningRate(),
                diagnostics.outlook().largestEigenvalue(),
                diagnostics.outlook().smallestEigenvalue(),
                diagnostics.conditionNumber(),
                diagnostics.distanceToOptimum(),
                diagnostics.warnings(),
                optimum == null
                        ? null
                        : new RecordedOptimum(
                                optimum.loss(),
                                optimum.parameters(),
                                terrain.coordinates().fromUser(optimum.parameters())),
                hessian == null ? null : new Hessian(hessian.user(), hessian.descended()));
    }
}
