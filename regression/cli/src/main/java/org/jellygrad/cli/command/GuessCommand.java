package org.jellygrad.cli.command;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.guess.GradientPlayer;
import org.jellygrad.cli.guess.GuessGame;
import org.jellygrad.cli.option.DataOptions;
import org.jellygrad.cli.plot.PlotOptions;
import org.jellygrad.cli.plot.PlotOutput;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.guess.GuessedRows;
import org.jellygrad.trainer.plot.Chart;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jellygrad guess}. */
@Command(
        name = "guess",
        customSynopsis = "jellygrad guess DATA [OPTION]...",
        sortOptions = false,
        description =
                "The school fair: you guess slope and intercept of a line, one guess per line on stdin, and see your errors."
                        + " Then gradient descent plays from your last guess.",
        footer = {
            "",
            "Examples",
            "  jellygrad guess jellybeans",
            "  printf '3,20\\n2.9,21\\nplay\\n' | jellygrad guess jellybeans"
        })
final class GuessCommand implements Subcommand {
    private static final String COMMAND = "jellygrad guess";

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    @Option(
            names = "--target",
            paramLabel = "COLUMN",
            description = "The column to predict. A bundled data set has one by default.")
    private @Nullable String target;

    @Option(names = "--features", paramLabel = "COLUMN", description = "The one column to predict it from.")
    private @Nullable String feature;

    @Option(
            names = "--lr",
            paramLabel = "RATE",
            description = "The learning rate of the gradient, in scaled columns: ${bundle:choices.LearningRate}.")
    private LearningRate learningRate = Settings.DEFAULTS.learningRate();

    @Mixin
    private PlotOptions plot = new PlotOptions();

    private @Nullable Dataset data;

    private Settings settings = Settings.DEFAULTS;

    @Override
    public void check(Problems problems) {
        plot.check(false, dataOptions.file(), problems);
        Dataset opened = dataOptions.open(problems, COMMAND, "");
        data = opened;
        if (opened == null) {
            return;
        }
        String predicted = target == null ? opened.card().target().orElse(null) : target;
        if (predicted == null) {
            problems.add(
                    "`" + COMMAND + "` lacks its target.",
                    "Name the column to predict, one of "
                            + String.join(", ", opened.schema().numericNames()) + ": --target COLUMN");
            return;
        }
        problems.check(() -> choose(opened, predicted, problems));
    }

    private void choose(Dataset opened, String predicted, Problems problems) {
        List<String> features = feature == null ? opened.defaultFeatures(predicted) : List.of(feature);
        if (features.size() != 1) {
            problems.add(
                    "A line has one feature, and " + opened.card().name() + " has "
                            + (features.isEmpty()
                                    ? "no column of numbers beside " + predicted + "."
                                    : String.join(", ", features) + "."),
                    features.isEmpty()
                            ? "Guess a line on data that has two columns of numbers, such as jellybeans."
                            : "Choose the column to predict " + predicted + " from: --features COLUMN");
            return;
        }
        opened.requireNumbers(List.of(features.get(0), predicted));
        settings = Settings.DEFAULTS
                .withTarget(predicted)
                .withFeatures(features)
                .withScaling(Scaling.STANDARD)
                .withLearningRate(learningRate);
        problems.add(new Trainer(settings).obstacles(opened));
    }

    @Override
    public int run(Console console) {
        Dataset rows = Objects.requireNonNull(data);
        String predicted = Objects.requireNonNull(settings.target());
        GuessGame fair = new GuessGame(
                console,
                GuessedRows.of(rows, settings.features().get(0), predicted),
                new GradientPlayer(rows, settings));
        fair.play(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), console.isTerminal());
        Chart chart = fair.chart();
        boolean drawn = true;
        if (chart != null && plot.isWanted()) {
            drawn = plot.draw(List.of(chart), console);
        } else if (chart != null) {
            PlotOutput.print(List.of(chart), console);
        }
        console.flush();
        return drawn ? ExitCode.DONE : ExitCode.DATA;
    }
}
