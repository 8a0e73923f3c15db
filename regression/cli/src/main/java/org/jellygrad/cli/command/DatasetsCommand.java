package org.jellygrad.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.datasets.DatasetCard;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.datasets.csv.Csv;
import org.jellygrad.trainer.text.Paragraphs;
import org.jellygrad.trainer.text.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jellygrad datasets}. */
@Command(
        name = "datasets",
        customSynopsis = "jellygrad datasets [NAME] [OPTION]...",
        sortOptions = false,
        description = "Lists the bundled data sets, shows the card of one, or writes its rows.")
final class DatasetsCommand implements Subcommand {

    @Parameters(paramLabel = "NAME", arity = "0..1", hideParamSyntax = true, description = "The data set to show.")
    private @Nullable String name;

    @Option(names = "--csv", description = "Write its rows as CSV.")
    private boolean csv;

    @Override
    public void check(Problems problems) {
        String wanted = name;
        if (wanted != null) {
            problems.check(() -> BundledDatasets.card(wanted));
        } else if (csv) {
            problems.add("--csv lacks a data set.", "Name one: jellygrad datasets jellybeans --csv");
        }
    }

    @Override
    public int run(Console console) {
        if (name == null) {
            console.print(list());
        } else if (csv) {
            Csv.write(BundledDatasets.load(name), console.out());
        } else {
            console.print(card(BundledDatasets.card(name)));
        }
        return ExitCode.DONE;
    }

    private static List<String> list() {
        var table = new TextTable(2, List.of("name", "what", "rows"));
        for (DatasetCard card : BundledDatasets.cards()) {
            table.add(List.of(card.name(), card.title(), Long.toString(card.rows())));
        }
        return table.lines();
    }

    private static List<String> card(DatasetCard card) {
        var facts = new Paragraphs();
        facts.add("rows", Long.toString(card.rows()));
        facts.add("columns", String.join(", ", columns(card)));
        card.target().ifPresent(target -> facts.add("target", target + ", from " + String.join(", ", card.features())));
        facts.add("source", card.source());
        facts.add("licence", card.licence());
        List<String> lines = new ArrayList<>();
        lines.add(card.title());
        lines.add("");
        lines.addAll(facts.lines());
        lines.add("");
        lines.addAll(card.story().lines().toList());
        return lines;
    }

    private static List<String> columns(DatasetCard card) {
        return card.units().entrySet().stream()
                .map((Map.Entry<String, String> column) -> column.getKey() + " (" + column.getValue() + ")")
                .toList();
    }
}
