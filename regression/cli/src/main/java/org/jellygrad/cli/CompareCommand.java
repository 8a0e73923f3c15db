package org.jellygrad.cli;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jellygrad.cli.comparison.ComparisonReport;
import org.jellygrad.cli.comparison.Subject;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.console.Interruption;
import org.jellygrad.cli.function.FunctionArgument;
import org.jellygrad.cli.function.PlotOption;
import org.jellygrad.cli.function.StartCheck;
import org.jellygrad.cli.option.ComparisonOptions;
import org.jellygrad.cli.option.DataOptions;
import org.jellygrad.cli.option.FitOptions;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.compare.Comparison;
import org.jellygrad.trainer.compare.Variant;
import org.jellygrad.trainer.function.TypedFunction;
import org.jellygrad.trainer.settings.Obstacles;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jellygrad compare}. */
@Command(
        name = "compare",
        customSynopsis = "jellygrad compare DATA|EXPR LIST [OPTION]...",
        sortOptions = false,
        description =
                "Trains runs side by side, on data or on a function that you type. They differ in one thing: LIST is"
                        + " several values of --lr, --optimizer, --batch or --scale.",
        footer = {
            "",
            "Examples",
            "  jellygrad compare jellybeans --lr 0.1,0.5,1.1",
            "  jellygrad compare '(x-3)^2' --start x=8 --optimizer gd,momentum:0.9,adam --lr 0.1 --plot",
            "  jellygrad compare galton1886 --lr 1e-3..2"
        })
final class CompareCommand implements Subcommand {
    private static final String COMMAND = "jellygrad compare";

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    @Mixin
    private ComparisonOptions options = new ComparisonOptions();

    @Mixin
    private FitOptions fitOptions = new FitOptions();

    @Mixin
    private PlotOption plot = new PlotOption();

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    private @Nullable Dataset data;

    private @Nullable TypedFunction function;

    @Override
    public void check(Problems problems) {
        fitOptions.check(problems);
        plot.check(0, problems);
        String subject = dataOptions.name();
        boolean ofData = subject == null || !FunctionArgument.isFunction(subject);
        if (subject != null && !ofData) {
            options.check(Settings.DEFAULTS, false, problems);
            addObstacles(variant -> new Obstacles(variant.settings().problems(), List.of()), problems);
            TypedFunction read = FunctionArgument.read(subject, problems);
            function = read;
            if (read != null) {
                StartCheck.check(read, options.start(), COMMAND, problems);
            }
            return;
        }
        Dataset opened = dataOptions.open(problems, COMMAND, "");
        data = opened;
        if (opened != null) {
            fitOptions.find(opened.schema());
        }
        options.check(fitOptions.applyTo(Settings.DEFAULTS), true, problems);
        if (opened != null && !fitOptions.isFormulaBroken()) {
            addObstacles(variant -> new Trainer(variant.settings()).obstacles(opened), problems);
        }
    }

    /** Those of the first run that has any: the others most likely have the same. */
    private void addObstacles(Function<Variant, Obstacles> obstacles, Problems problems) {
        options.variants().stream()
                .map(obstacles)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .ifPresent(problems::add);
    }

    @Override
    public int run(Console console) {
        try (var interruption = Interruption.ofThisThread()) {
            Comparison comparison;
            try {
                comparison = data == null
                        ? Comparison.of(Objects.requireNonNull(function), options.variants(), options.accuracy())
                        : Comparison.of(data, options.variants(), options.accuracy());
            } catch (RuntimeException e) {
                if (!interruption.happened()) {
                    throw e;
                }
                console.say("Interrupted before the first step: nothing was compared.");
                return ExitCode.INTERRUPTED;
            } finally {
                interruption.endOfWork();
            }
            boolean drawn = print(comparison, console);
            console.flush();
            return comparison.isInterrupted() ? ExitCode.INTERRUPTED : drawn ? ExitCode.DONE : ExitCode.DATA;
        }
    }

    private boolean print(Comparison comparison, Console console) {
        Subject subject = data == null ? Subject.of(Objects.requireNonNull(function)) : Subject.of(data);
        ComparisonReport report = new ComparisonReport(comparison, subject, options.isRange());
        if (json) {
            report.json(console.out());
        } else {
            console.print(report.lines());
        }
        if (plot.isWanted()) {
            return plot.draw(report.chart(), json, console);
        }
        if (options.isRange() && !json) {
            PlotOption.drawHere(report.chart(), console);
        }
        return true;
    }
}
