package org.jellygrad.cli;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.option.Confidence;
import org.jellygrad.cli.option.ModelArgument;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.cli.report.CoefficientTable;
import org.jellygrad.cli.report.Equation;
import org.jellygrad.cli.report.InferenceFacts;
import org.jellygrad.cli.report.Summary;
import org.jellygrad.cli.text.Paragraphs;
import org.jellygrad.model.Coefficient;
import org.jellygrad.model.Model;
import org.jellygrad.model.Provenance;
import org.jellygrad.model.json.ModelJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jellygrad show}. */
@Command(
        name = "show",
        customSynopsis = "jellygrad show MODEL [OPTION]...",
        sortOptions = false,
        description = "Shows a saved model: what was learned, how, and from what.")
final class ShowCommand implements Subcommand {

    @Mixin
    private ModelArgument modelArgument = new ModelArgument();

    @Mixin
    private Confidence confidence = new Confidence();

    @Option(names = "--json", description = "Print the model as JSON.")
    private boolean json;

    private @Nullable Model model;

    @Override
    public void check(Problems problems) {
        confidence.check(problems);
        model = modelArgument.load("jellygrad show", problems);
    }

    @Override
    public int run(Console console) {
        Model loaded = Objects.requireNonNull(model);
        if (json) {
            console.out().print(ModelJson.toJson(loaded));
        } else {
            print(loaded, confidence.level(), console);
        }
        return ExitCode.DONE;
    }

    private static void print(Model model, double level, Console console) {
        if (model.coefficients().size() <= Summary.EQUATION_TERMS) {
            console.print(Equation.lines(model));
            console.out().println();
        }
        console.print(CoefficientTable.lines(model, level, null));
        console.out().println();
        var facts = new Paragraphs();
        Summary.data(facts, model);
        Summary.references(facts, model);
        setAside(facts, model);
        Summary.quality(facts, model);
        InferenceFacts.add(facts, model);
        InferenceFacts.inflation(facts, model);
        Provenance provenance = model.provenance();
        facts.add("stopped", provenance.outcome() + ". " + provenance.why());
        list(facts, "settings", provenance.settings());
        list(facts, "versions", provenance.versions());
        facts.add("numbers", "SHA-256 " + provenance.dataHash());
        console.print(facts.lines());
    }

    private static void setAside(Paragraphs facts, Model model) {
        String names = model.coefficients().stream()
                .filter(Coefficient::setAside)
                .map(Coefficient::name)
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            facts.add("set aside", names + ": constant, or made of the other columns, so without a coefficient (NA)");
        }
    }

    private static void list(Paragraphs facts, String label, Map<String, String> texts) {
        if (!texts.isEmpty()) {
            facts.add(
                    label,
                    texts.entrySet().stream()
                            .map(text -> text.getKey() + " " + text.getValue())
                            .collect(Collectors.joining(", ")));
        }
    }
}
