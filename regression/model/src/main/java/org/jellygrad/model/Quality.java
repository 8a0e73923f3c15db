package org.jellygrad.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well the model fits the rows it was trained on. A number that does not exist is NaN.
 *
 * @param loss mean of the chosen loss over the rows, without the penalty
 * @param bestConstantLoss the same of the best model that ignores every feature
 * @param r2 1 − SSres/SStotal; SStotal is about the mean, or about 0 for a model without an intercept; NaN for a constant target
 * @param rmse root of the mean squared residual, in the target's units
 * @param residualStandardError root of SSres over the residual degrees of freedom; NaN where there are none
 * @param standardErrors by coefficient name, {@code intercept} first where there is one; NaN where a column was set aside or
 *     where the run ended too far from the optimum for them to be true
 * @param validation how well it fits the rows that were kept from training; null where there are none
 */
public record Quality(
        double loss,
        double bestConstantLoss,
        double r2,
        double rmse,
        double residualStandardError,
        Map<String, Double> standardErrors,
        @Nullable Validation validation) {

    /**
     * Rows of the same data that descent did not see.
     *
     * @param rows how many
     * @param loss mean of the chosen loss over them, without the penalty
     */
    public record Validation(long rows, double loss) {}

    public Quality {
        standardErrors = Collections.unmodifiableMap(new LinkedHashMap<>(standardErrors));
    }
}
