package org.jellygrad.trainer.summary;

import java.util.Optional;
import org.jellygrad.model.Model;
import org.jellygrad.model.inference.Inference;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.settings.StandardErrors;
import org.jellygrad.trainer.text.Numbers;

/**
 * Why a model has no inference, or none that can be trusted.
 *
 * @param why a clause
 * @param remedy a sentence
 */
public record InferenceGap(String why, String remedy) {

    /** The gap of a model; empty if standard errors, t and p can be shown. */
    public static Optional<InferenceGap> of(Model model) {
        Inference inference = model.inference();
        if (inference == null) {
            return Optional.of(absent(model));
        }
        int parameters = inference.coefficients().size();
        if (inference.degreesOfFreedom() < 1) {
            return Optional.of(new InferenceGap(
                    Numbers.count(inference.degreesOfFreedom() + parameters, "row") + " for "
                            + Numbers.count(parameters, "coefficient")
                            + " leave no degrees of freedom, so the equation fits every row and nothing tells how far"
                            + " rows scatter",
                    "Train on more rows, or with fewer features."));
        }
        if (inference.perfect()) {
            return Optional.of(new InferenceGap(
                    "the equation fits every row, to rounding",
                    "There is nothing to mend: the coefficients are exact."));
        }
        boolean robust = StandardErrors.of(model) == StandardErrors.HC3;
        return robust && inference.coefficients().stream().anyMatch(test -> Double.isNaN(test.standardError()))
                ? Optional.of(
                        new InferenceGap(
                                "HC3 divides by 1 minus the leverage of each row, and a row has leverage 1, so the equation"
                                        + " follows that row whatever its " + model.target() + " is",
                                "Train with `standardErrors classic`, or leave out the row, which the leverages of all rows show."))
                : Optional.empty();
    }

    private static InferenceGap absent(Model model) {
        String loss = model.provenance().settings().getOrDefault("loss", "mse");
        Penalty penalty = Penalty.of(model);
        if (!loss.equals("mse")) {
            return new InferenceGap("they belong to least squares, and the loss is " + loss, "Train with `loss mse`.");
        }
        if (!penalty.isNone()) {
            return new InferenceGap(
                    "they belong to coefficients without a penalty, and the penalty is " + penalty.text(),
                    "Train without `l1` and `l2`.");
        }
        return new InferenceGap(
                "they belong to the optimum, and the run ended more than 1e-06 standard deviations of " + model.target()
                        + " away from it",
                "Train until it converges: use `learningRate auto`, or more `maxEpochs`.");
    }
}
