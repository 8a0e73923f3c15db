package org.jellygrad.trainer.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jellygrad.model.Model;
import org.jellygrad.model.Quality;
import org.jellygrad.model.inference.Inference;
import org.jellygrad.trainer.settings.StandardErrors;
import org.jellygrad.trainer.text.Numbers;

/** How well a model fits and how sure its coefficients are, in sentences. */
final class HowSure {
    private static final int DIGITS = 6;
    private static final int PERCENT_DIGITS = 3;

    /** Shares from here on would be shown as 100 % in three digits. */
    private static final double NEARLY_ALL = 0.9995;

    private HowSure() {}

    static List<String> sentences(Model model, double level) {
        List<String> sentences = new ArrayList<>();
        model.categories().forEach(category -> sentences.add(ModelFacts.reference(category) + "."));
        Inference inference = model.inference();
        Optional<InferenceGap> gap = InferenceGap.of(model);
        boolean exact = RoundingNoise.of(model).residual(model.quality().rmse()) == 0;
        String fits = "The equation fits every row exactly" + r2(model.quality());
        if (inference != null && inference.perfect() && inference.degreesOfFreedom() > 0) {
            sentences.add(fits + ", so no scatter makes the coefficients uncertain.");
            return sentences;
        }
        sentences.add(exact ? fits + "." : fit(model));
        validation(sentences, model);
        sentences.add(gap.map(found -> "Standard errors are not shown: " + found.why() + ".")
                .orElse((StandardErrors.of(model) == StandardErrors.HC3
                                ? "By HC3 standard errors, which let some rows scatter more than others, "
                                : "If the residuals scatter at random, ")
                        + "each coefficient lies between \"from\" and \"to\" with "
                        + Numbers.format(100 * level, DIGITS) + " % confidence."));
        return sentences;
    }

    private static String r2(Quality quality) {
        return Double.isNaN(quality.r2()) ? "" : " (R² " + Numbers.format(quality.r2(), DIGITS) + ")";
    }

    private static String fit(Model model) {
        double r2 = model.quality().r2();
        String off = "its predictions are typically off by "
                + Numbers.format(model.quality().rmse(), DIGITS) + " (RMSE).";
        if (Double.isNaN(r2)) {
            return "R² is not defined, for " + model.target() + " does not vary; " + off;
        }
        String share = r2 > NEARLY_ALL ? "nearly all" : Numbers.format(100 * r2, PERCENT_DIGITS) + " %";
        String of = (model.hasIntercept() ? "variance" : "mean square") + " of " + model.target();
        return "R² is " + Numbers.format(r2, DIGITS) + ": the model "
                + (r2 < 0
                        ? "predicts worse than " + (model.hasIntercept() ? "the mean" : "0") + " would, and " + off
                        : "explains " + share + " of the " + of + ", and " + off);
    }

    private static void validation(List<String> sentences, Model model) {
        Quality.Validation validation = model.quality().validation();
        if (validation != null) {
            RoundingNoise rounding = RoundingNoise.of(model);
            sentences.add("The loss is "
                    + Numbers.format(rounding.loss(model.quality().loss()), DIGITS)
                    + " on the rows descended on, and "
                    + Numbers.format(rounding.loss(validation.loss()), DIGITS) + " on the "
                    + Numbers.count(validation.rows(), "row") + " held out for validation.");
        }
    }
}
