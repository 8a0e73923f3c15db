package org.jellygrad.cli.report;

import java.util.Optional;
import org.jellygrad.cli.text.Numbers;
import org.jellygrad.model.Model;
import org.jellygrad.model.inference.Inference;

/**
 * Why a model's inference is not there, or says nothing.
 *
 * @param why a clause
 * @param remedy a sentence
 */
public record InferenceGap(String why, String remedy) {

    /** Empty where standard errors, t and p can be shown as they are. */
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
                            + " leave no degrees of freedom (NA): the fit passes through every row, so nothing tells how"
                            + " far rows scatter",
                    "Train on more rows, or with fewer features."));
        }
        return inference.perfect()
                ? Optional.of(new InferenceGap(
                        "the fit is perfect, to rounding",
                        "There is nothing to mend: every row lies where the model predicts it."))
                : Optional.empty();
    }

    private static InferenceGap absent(Model model) {
        String loss = model.provenance().settings().getOrDefault("loss", "mse");
        String penalty = model.provenance().settings().getOrDefault("penalty", "none");
        if (!loss.equals("mse")) {
            return new InferenceGap(
                    "they are those of least squares, and the loss is " + loss, "Train with --loss mse.");
        }
        if (!penalty.equals("none")) {
            return new InferenceGap(
                    "they are those of coefficients without a penalty, and there is " + penalty,
                    "Train without --l1 and --l2.");
        }
        return new InferenceGap(
                "they are those of the optimum, and the run did not come near enough, to 1e-06 of the target's spread",
                "Train to the end: --lr auto, or more --epochs.");
    }
}
