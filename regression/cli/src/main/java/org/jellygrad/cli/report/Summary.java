package org.jellygrad.cli.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jellygrad.cli.text.Numbers;
import org.jellygrad.cli.text.Paragraphs;
import org.jellygrad.model.Model;
import org.jellygrad.model.Provenance;
import org.jellygrad.model.Quality;
import org.jellygrad.model.formula.Category;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.outcome.Diagnostics;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.outcome.RateSearch;
import org.jspecify.annotations.Nullable;

/** A fit in some twenty lines for people: what was learned, how good it is, how descent went and why it ended. */
public final class Summary {
    public static final int EQUATION_TERMS = 3;

    private static final int DIGITS = 6;

    private Summary() {}

    /**
     * The lines.
     *
     * @param level confidence of the coefficients' intervals
     * @param unicode whether the screen can show blocks
     */
    public static List<String> of(Fit fit, double level, boolean unicode) {
        List<String> lines = new ArrayList<>();
        if (fit.model().coefficients().size() <= EQUATION_TERMS) {
            lines.addAll(Equation.lines(fit.model()));
            lines.add("");
        }
        lines.addAll(CoefficientTable.lines(fit.model(), level, optimum(fit)));
        lines.add("");
        lines.addAll(PathTable.lines(fit.path(), Rounding.of(fit.model())));
        lines.add("");
        RateSearch search = fit.diagnostics().outlook().rateSearch();
        if (search != null) {
            lines.addAll(RateCurve.lines(search, isPenalized(fit.model()), unicode));
            lines.add("");
        }
        var facts = new Paragraphs();
        data(facts, fit.model());
        references(facts, fit.model());
        quality(facts, fit.model());
        InferenceFacts.add(facts, fit.model());
        DescentText.add(facts, fit, unicode);
        // What diverged says so itself.
        String name =
                fit.outcome() instanceof Outcome.Diverged ? "" : fit.outcome().name() + ". ";
        facts.add("stopped", name + fit.outcome().why());
        fit.diagnostics().warnings().forEach(warning -> facts.add("warning", warning));
        lines.addAll(facts.lines());
        return lines;
    }

    private static boolean isPenalized(Model model) {
        return !model.provenance().settings().getOrDefault("penalty", "none").equals("none");
    }

    private static @Nullable Map<String, Double> optimum(Fit fit) {
        Diagnostics.Optimum optimum = fit.diagnostics().optimum();
        if (optimum == null) {
            return null;
        }
        Map<String, Double> byName = new HashMap<>();
        List<String> names = fit.path().names();
        for (int i = 0; i < names.size(); i++) {
            byName.put(names.get(i), optimum.parameters()[i]);
        }
        return byName;
    }

    /** Which rows were used, for what. */
    public static void data(Paragraphs facts, Model model) {
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
    public static void references(Paragraphs facts, Model model) {
        for (Category category : model.categories()) {
            String reference = category.reference();
            facts.add(
                    "category",
                    category.column() + ": "
                            + (reference == null
                                    ? "each level has a coefficient of its own"
                                    : "compared with " + reference + ", the reference level"));
        }
    }

    /** The loss beside that of the best constant, and on the rows kept from descent. */
    public static void quality(Paragraphs facts, Model model) {
        Quality quality = model.quality();
        Rounding rounding = Rounding.of(model);
        facts.add(
                "loss",
                model.provenance().settings().getOrDefault("loss", "mean") + " "
                        + Numbers.format(rounding.loss(quality.loss()), DIGITS)
                        + " (the best constant's is " + Numbers.format(quality.bestConstantLoss(), DIGITS) + "), R² "
                        + Numbers.format(quality.r2(), DIGITS)
                        + (model.hasIntercept() ? "" : " about zero") + ", RMSE "
                        + Numbers.format(rounding.residual(quality.rmse()), DIGITS));
        Quality.Validation validation = quality.validation();
        if (validation != null) {
            facts.add(
                    "held out",
                    Numbers.count(validation.rows(), "row") + " kept from descent by --validation: "
                            + model.provenance().settings().getOrDefault("loss", "mean") + " "
                            + Numbers.format(rounding.loss(validation.loss()), DIGITS));
        }
    }
}
