package org.jellygrad.trainer.summary;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jellygrad.model.Model;
import org.jellygrad.model.Provenance;
import org.jellygrad.trainer.text.Numbers;
import org.jellygrad.trainer.text.Paragraphs;

/** The summary of a model: that of its run without the path, which a model does not hold. */
public final class ModelSummary {

    private ModelSummary() {}

    public static List<String> lines(Model model, Layout layout) {
        var page = new Page();
        page.add(Equation.ofFewTerms(model));
        if (layout.detail() == Detail.FULL) {
            page.add(CoefficientTable.full(model, layout.confidence(), null));
            page.add(facts(model, layout));
        } else {
            page.add(CoefficientTable.brief(model, layout.confidence(), null));
            List<String> end = new ArrayList<>(Paragraphs.wrap(trained(model.provenance())));
            end.addAll(layout.wrap(HowSure.sentences(model, layout.confidence())));
            var facts = new Paragraphs();
            ModelFacts.setAside(facts, model);
            end.addAll(facts.lines());
            page.add(end);
        }
        return page.lines();
    }

    private static String trained(Provenance provenance) {
        return "Trained on " + Numbers.count(provenance.rows(), "row") + " of " + provenance.data()
                + (provenance.rowsDropped() == 0 ? "" : " (" + provenance.rowsDropped() + " dropped)") + ": "
                + provenance.outcome() + " after " + Numbers.count(provenance.epochs(), "epoch") + ".";
    }

    private static List<String> facts(Model model, Layout layout) {
        var facts = new Paragraphs();
        ModelFacts.data(facts, model);
        ModelFacts.references(facts, model);
        ModelFacts.setAside(facts, model);
        ModelFacts.quality(facts, model);
        InferenceFacts.add(facts, model);
        InferenceFacts.inflation(facts, model);
        Provenance provenance = model.provenance();
        facts.add("stopped", layout.words().apply(provenance.outcome() + ". " + provenance.why()));
        list(facts, "settings", provenance.settings());
        list(facts, "versions", provenance.versions());
        facts.add("numbers", "SHA-256 " + provenance.dataHash());
        return facts.lines();
    }

    private static void list(Paragraphs facts, String label, Map<String, String> texts) {
        if (!texts.isEmpty()) {
            facts.add(
                    label,
                    texts.entrySet().stream()
                            .map(text -> text.getKey() + " " + text.getValue())
                            .collect(joining(", ")));
        }
    }
}
