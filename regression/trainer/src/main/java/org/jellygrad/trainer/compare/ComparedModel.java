package org.jellygrad.trainer.compare;

import org.jellygrad.datasets.Dataset;
import org.jellygrad.model.Model;
import org.jellygrad.model.formula.Formula;
import org.jellygrad.model.inference.Inference;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * A model of a comparison.
 *
 * @param formula what it predicts from what
 * @param settings it was trained with
 * @param data its rows, with the columns that its formula calculates
 * @param model what was learned
 * @param outcome how its run ended
 */
public record ComparedModel(Formula formula, Settings settings, Dataset data, Model model, Outcome outcome) {

    /** What statistics says of it; null where its run ended too far from the optimum. */
    public @Nullable Inference inference() {
        return model.inference();
    }

    /** Estimated coefficients, the intercept among them; without those set aside. */
    public long rank() {
        long slopes = model.coefficients().stream()
                .filter(coefficient -> !coefficient.setAside())
                .count();
        return slopes + (model.hasIntercept() ? 1 : 0);
    }
}
