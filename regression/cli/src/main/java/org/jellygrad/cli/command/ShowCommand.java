package org.jellygrad.cli.command;

import java.util.Objects;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.option.Confidence;
import org.jellygrad.cli.option.DetailsOption;
import org.jellygrad.cli.option.ModelArgument;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.model.Model;
import org.jellygrad.model.json.ModelJson;
import org.jellygrad.trainer.summary.ModelSummary;
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

    @Mixin
    private DetailsOption details = new DetailsOption();

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
            console.print(ModelSummary.lines(loaded, details.layout(confidence.level(), console.isUnicode())));
        }
        return ExitCode.DONE;
    }
}
