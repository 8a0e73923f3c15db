package org.jellygrad.trainer.settings;

import java.util.List;
import java.util.Locale;
import org.jellygrad.model.Model;
import org.jellygrad.trainer.choice.Choices;
import org.jellygrad.trainer.choice.Entry;

/**
 * How the standard errors of a least-squares fit are estimated. The choice decides the standard errors, t, p and intervals of the
 * coefficients. Everything else (coefficients, R², the F test, AIC, BIC, leverage, Cook's distance, prediction intervals) assumes errors of
 * one variance in any case.
 */
public enum StandardErrors {
    /** For errors of one variance, as in R's {@code summary(lm)}. The default. */
    CLASSIC,
    /**
     * HC3: the variance of the errors may differ from row to row. The covariance of the coefficients is (XᵀWX)⁻¹ Xᵀ diag(w²e²/(1 − h)²) X
     * (XᵀWX)⁻¹ with residuals e, weights w and leverages h, as R's {@code sandwich::vcovHC} has it; t keeps its degrees of freedom.
     * Undefined where a row has leverage 1.
     *
     * <p>Source: J. G. MacKinnon and H. White, "Some Heteroskedasticity-Consistent Covariance Matrix Estimators with Improved Finite
     * Sample Properties", Journal of Econometrics 29 (1985).
     */
    HC3;

    /** The name of the setting in a model's provenance. The provenance holds it only if it is not the default. */
    public static final String SETTING = "se";

    /** The table of the estimates. */
    public static Choices<StandardErrors> choices() {
        return Choices.ofConstants(
                "standard errors",
                List.of(
                        Entry.of("classic", "residuals scatter alike in all rows, as R's lm assumes", () -> CLASSIC),
                        Entry.of("hc3", "they may scatter more in some rows than in others", () -> HC3)));
    }

    /** The kind of standard errors that a model was trained with. */
    public static StandardErrors of(Model model) {
        String text = model.provenance().settings().get(SETTING);
        return text == null ? CLASSIC : choices().parse(text);
    }

    /** As on the command line: lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
