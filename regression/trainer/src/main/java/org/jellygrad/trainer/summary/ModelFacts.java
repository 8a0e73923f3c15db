package org.jellygrad.trainer.summary;

import static java.util.stream.Collectors.joining;

import org.jellygrad.model.Coefficient;
import org.jellygrad.model.Model;
import org.jellygrad.model.Provenance;
import org.jellygrad.model.Quality;
import org.jellygrad.model.formula.Category;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.text.Numbers;
import org.jellygrad.trainer.text.Paragraphs;

/** What a model was trained on, and how well it fits, as labelled lines. */
final class ModelFacts {
    private static final int DIGITS = 6;

    private ModelFacts() {}

    static boolean isPenalized(Model model) {
        return !Penalty.of(model).isNone();
    }

    /** Which rows were used, for what. */
    static void data(Paragraphs facts, Model model) {
        Provenance provenance = model.provenance();
        String weights = provenance.settings().get("weights");
        facts.add(
                "data",
                provenance.data() + ", " + Numbers.count(provenance.rows(), "row")
                        + (provenance.rowsDropped() == 0 ? "" : " (" + provenance.rowsDropped() + " dropped)") + ": "
                        + model.target() + " from "
                        + (model.features().isEmpty()
                                ? model.hasIntercept() ? "the intercept alone" : "nothing"
                                : String.join(", ", model.features()))
                        + (weights == null ? "" : ", weighted by " + weights)
                        + (provenance.rowsWithoutWeight() == 0
                                ? ""
                                : "; " + Numbers.count(provenance.rowsWithoutWeight(), "row")
                                        + " of weight 0 left out"));
    }

    /** With which level of each category the others are compared. */
    static void references(Paragraphs facts, Model model) {
        model.categories().forEach(category -> facts.add("category", reference(category) + "."));
    }

    /** A sentence without its point. */
    static String reference(Category category) {
        String reference = category.reference();
        return reference == null
                ? "Each level of " + category.column() + " has a coefficient of its own"
                : "Each level of " + category.column() + " is compared with " + reference + ", the reference level";
    }

    /** Columns without a coefficient. */
    static void setAside(Paragraphs facts, Model model) {
        String names = model.coefficients().stream()
                .filter(Coefficient::setAside)
                .map(Coefficient::name)
                .collect(joining(", "));
        if (!names.isEmpty()) {
            facts.add("set aside", names + ": constant, or a combination of the other columns; no coefficient (NA)");
        }
    }

    /** The loss beside that of the best constant, and on the rows kept from descent. */
    static void quality(Paragraphs facts, Model model) {
        Quality quality = model.quality();
        RoundingNoise rounding = RoundingNoise.of(model);
        String loss = model.provenance().settings().getOrDefault("loss", "mean") + " ";
        facts.add(
                "loss",
                loss + Numbers.format(rounding.loss(quality.loss()), DIGITS) + " (the best constant prediction has "
                        + Numbers.format(quality.bestConstantLoss(), DIGITS) + "), R² "
                        + Numbers.format(quality.r2(), DIGITS)
                        + (model.hasIntercept() ? "" : " about zero") + ", RMSE "
                        + Numbers.format(rounding.residual(quality.rmse()), DIGITS));
        Quality.Validation validation = quality.validation();
        if (validation != null) {
            facts.add(
                    "held out",
                    Numbers.count(validation.rows(), "row") + " kept from descent for validation: " + loss
                            + Numbers.format(rounding.loss(validation.loss()), DIGITS));
        }
    }
}
