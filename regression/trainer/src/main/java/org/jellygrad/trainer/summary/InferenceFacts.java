package org.jellygrad.trainer.summary;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import org.jellygrad.model.Model;
import org.jellygrad.model.inference.Inference;
import org.jellygrad.model.inference.Inference.CoefficientTest;
import org.jellygrad.model.inference.Inference.FTest;
import org.jellygrad.model.inference.Inference.Quantiles;
import org.jellygrad.trainer.settings.StandardErrors;
import org.jellygrad.trainer.text.Numbers;
import org.jellygrad.trainer.text.Paragraphs;

/** The statistics of a whole fit that R's {@code summary(lm)} prints below its table. */
final class InferenceFacts {
    static final int P_DIGITS = 3;
    private static final int DIGITS = 6;
    private static final int RESIDUAL_DIGITS = 4;

    /** Smaller p-values are printed as "< 1e-300", because doubles lose digits there and end at 5e-324. */
    private static final double LEAST_P = 1e-300;

    private InferenceFacts() {}

    static void add(Paragraphs facts, Model model) {
        Inference inference = model.inference();
        Optional<InferenceGap> gap = InferenceGap.of(model);
        if (inference == null || gap.isPresent()) {
            String what = inference == null ? "Standard errors, t and p" : "t, p and intervals";
            gap.ifPresent(found -> facts.add("inference", what + " are not shown: " + found.why() + "."));
            return;
        }
        boolean weighted = model.provenance().settings().containsKey("weights");
        if (StandardErrors.of(model) == StandardErrors.HC3) {
            facts.add(
                    "errors",
                    "HC3: rows may scatter by different amounts. The F test, AIC, BIC and prediction intervals assume that all"
                            + " scatter alike.");
        }
        facts.add("residuals", residuals(inference, weighted ? ", times √weight" : ""));
        facts.add("fit", fit(inference));
    }

    private static String residuals(Inference inference, String how) {
        List<Double> each = inference.eachResidual();
        if (!each.isEmpty()) {
            return each.stream()
                            .map(residual -> signed(residual, RESIDUAL_DIGITS))
                            .collect(joining(", ")) + " (truth minus prediction" + how + ", row by row)";
        }
        Quantiles quantiles = inference.residuals();
        if (!quantiles.isKnown()) {
            return "their quartiles are not known: only sums over the rows were kept";
        }
        return "min " + signed(quantiles.min(), RESIDUAL_DIGITS) + ", quartiles "
                + signed(quantiles.first(), RESIDUAL_DIGITS) + ", " + signed(quantiles.median(), RESIDUAL_DIGITS)
                + ", " + signed(quantiles.third(), RESIDUAL_DIGITS) + ", max "
                + signed(quantiles.max(), RESIDUAL_DIGITS) + " (truth minus prediction" + how + ")";
    }

    private static String fit(Inference inference) {
        FTest f = inference.f();
        String test = Double.isNaN(f.statistic())
                ? ""
                : "; F " + Numbers.format(f.statistic(), DIGITS) + " on " + f.numerator() + " and " + f.denominator()
                        + ", p " + p(f.p());
        String adjusted = f.numerator() == 0 ? "" : "; adjusted R² " + Numbers.format(inference.adjustedR2(), DIGITS);
        return "residual standard error " + Numbers.format(inference.residualStandardError(), DIGITS) + " on "
                + inference.degreesOfFreedom()
                + (inference.degreesOfFreedom() == 1 ? " degree" : " degrees") + " of freedom" + adjusted + test
                + "; AIC " + Numbers.format(inference.aic(), DIGITS) + ", BIC "
                + Numbers.format(inference.bic(), DIGITS);
    }

    /** The variance inflation of each term; nothing for a single term. */
    static void inflation(Paragraphs facts, Model model) {
        Inference inference = model.inference();
        if (inference == null) {
            return;
        }
        List<CoefficientTest> slopes = inference.coefficients().stream()
                .filter(test -> !Double.isNaN(test.vif()))
                .toList();
        if (slopes.size() > 1) {
            facts.add(
                    "VIF",
                    slopes.stream()
                                    .map(test -> test.name() + " " + Numbers.format(test.vif(), RESIDUAL_DIGITS))
                                    .collect(joining(", "))
                            + " (variance inflation factor: 1/(1 − R²) of the term predicted from the others)");
        }
    }

    /** A p-value; never 0. */
    static String p(double p) {
        return p < LEAST_P ? "<1e-300" : Numbers.format(p, P_DIGITS);
    }

    private static String signed(double value, int digits) {
        String size = Numbers.format(Math.abs(value), digits);
        return value < 0 ? "−" + size : size;
    }
}
