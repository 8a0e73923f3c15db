package org.jellygrad.cli.command;

import java.util.Objects;
import java.util.Optional;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.inspection.InspectionJson;
import org.jellygrad.cli.inspection.InspectionText;
import org.jellygrad.cli.option.DataOptions;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.profile.Profile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jellygrad inspect}. */
@Command(
        name = "inspect",
        customSynopsis = "jellygrad inspect DATA [OPTION]...",
        sortOptions = false,
        description = {
            "Shows data before anything is learned from it: columns, ranges, histograms, missing cells, and what looks wrong.",
            ""
        })
final class InspectCommand implements Subcommand {

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    @Option(
            names = "--target",
            paramLabel = "COLUMN",
            description =
                    "The column to predict: the others are compared with it. A bundled data set has one by default.")
    private @Nullable String target;

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    private @Nullable Dataset data;

    @Override
    public void check(Problems problems) {
        Dataset opened = dataOptions.open(problems, "jellygrad inspect", "");
        data = opened;
        String wanted = target;
        if (opened != null && wanted != null) {
            problems.check(() -> opened.schema().indexOf(wanted));
        }
    }

    @Override
    public int run(Console console) {
        Dataset opened = Objects.requireNonNull(data);
        Optional<String> predicted =
                Optional.ofNullable(target).or(() -> opened.card().target());
        Profile profile = Profile.of(opened, predicted);
        if (json) {
            InspectionJson.print(opened, profile, predicted, console.out());
        } else {
            console.print(InspectionText.lines(opened, profile, predicted, console.isUnicode()));
        }
        return ExitCode.DONE;
    }
}
