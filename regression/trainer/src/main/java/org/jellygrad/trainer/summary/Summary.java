package org.jellygrad.trainer.summary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jellygrad.model.Model;
import org.jellygrad.trainer.outcome.Diagnostics;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.outcome.RateSearch;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.text.Paragraphs;
import org.jellygrad.trainer.text.TerminalText;
import org.jspecify.annotations.Nullable;

/**
 * The summary of a finished run. A model alone is told by {@link ModelSummary}, a cross-validation by {@link FoldTable}.
 *
 * @param model what was learned
 * @param outcome how the run ended
 * @param path where it went
 * @param diagnostics what the data said about descent
 */
public record Summary(Model model, Outcome outcome, Path path, Diagnostics diagnostics) {

    /** The lines, each of at most {@link TerminalText#LINE} terminal cells. */
    public List<String> lines(Layout layout) {
        return layout.detail() == Detail.FULL ? full(layout) : brief(layout);
    }

    /** The lines as one text, with pictures in place of control characters. */
    public String text(Layout layout) {
        return lines(layout).stream().map(TerminalText::visible).collect(Collectors.joining("\n"));
    }

    private List<String> brief(Layout layout) {
        var page = new Page();
        boolean diverged = outcome.isDiverged();
        // The coefficients of a run that diverged are of no use; its path shows them.
        if (!diverged) {
            page.add(Equation.ofFewTerms(model));
            page.add(CoefficientTable.brief(model, layout.confidence(), optimum()));
        }
        page.add(PathTable.brief(path, RoundingNoise.of(model)));
        List<String> end = new ArrayList<>(layout.wrap(HowItWent.sentences(this)));
        if (!diverged) {
            end.addAll(layout.wrap(HowSure.sentences(model, layout.confidence())));
        }
        end.addAll(warnings(new Paragraphs(), layout).lines());
        page.add(end);
        return page.lines();
    }

    private List<String> full(Layout layout) {
        var page = new Page();
        page.add(Equation.ofFewTerms(model));
        page.add(CoefficientTable.full(model, layout.confidence(), optimum()));
        page.add(PathTable.full(path, RoundingNoise.of(model)));
        RateSearch search = diagnostics.outlook().rateSearch();
        if (search != null) {
            page.add(RateCurve.lines(search, ModelFacts.isPenalized(model), layout.unicode()));
        }
        var facts = new Paragraphs();
        ModelFacts.data(facts, model);
        ModelFacts.references(facts, model);
        ModelFacts.quality(facts, model);
        InferenceFacts.add(facts, model);
        DescentText.add(facts, this, layout.unicode());
        facts.add("stopped", layout.words().apply(ending()));
        page.add(warnings(facts, layout).lines());
        return page.lines();
    }

    /** How the run ended; empty for a diverged run, whose outcome says so itself. */
    private String ending() {
        return outcome.isDiverged() ? outcome.why() + " " + outcome.remedy() : outcome.name() + ". " + outcome.why();
    }

    private Paragraphs warnings(Paragraphs facts, Layout layout) {
        diagnostics
                .warnings()
                .forEach(warning -> facts.add("warning", layout.words().apply(warning)));
        return facts;
    }

    private @Nullable Map<String, Double> optimum() {
        Diagnostics.Optimum optimum = diagnostics.optimum();
        if (optimum == null) {
            return null;
        }
        Map<String, Double> byName = new HashMap<>();
        List<String> names = path.names();
        for (int i = 0; i < names.size(); i++) {
            byName.put(names.get(i), optimum.parameters()[i]);
        }
        return byName;
    }
}
