package org.jellygrad.trainer.compare;

import org.jellygrad.model.inference.Inference;
import org.jellygrad.model.inference.Inference.FTest;
import org.jellygrad.model.inference.Tails;

/**
 * The F test of a model against a smaller one that it contains: does the larger model explain more than chance would? F = ((SS₁ − SS₂)/(d₁
 * − d₂)) / (SS₂/d₂) with the sums of squared residuals and the residual degrees of freedom of the smaller and the larger, as R's
 * {@code anova(smaller, larger)} has it.
 *
 * @param smaller the index of the smaller model
 * @param larger the index of the larger model
 * @param test NaN where the larger model leaves no residual, or no degree of freedom
 */
public record NestedTest(int smaller, int larger, FTest test) {

    static NestedTest of(int smaller, Inference few, int larger, Inference many) {
        double left = squares(many);
        long numerator = few.degreesOfFreedom() - many.degreesOfFreedom();
        long denominator = many.degreesOfFreedom();
        double f = many.perfect() || denominator < 1
                ? Double.NaN
                : (squares(few) - left) / (double) numerator / (left / (double) denominator);
        return new NestedTest(
                smaller, larger, new FTest(f, numerator, denominator, Tails.upperF(f, (double) numerator, (double)
                        denominator)));
    }

    private static double squares(Inference inference) {
        double deviation = inference.residualStandardError();
        return deviation * deviation * (double) inference.degreesOfFreedom();
    }
}
