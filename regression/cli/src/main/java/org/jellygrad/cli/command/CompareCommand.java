package org.jellygrad.cli.command;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jellygrad.cli.comparison.ComparedObjective;
import org.jellygrad.cli.comparison.ComparisonReport;
import org.jellygrad.cli.comparison.ModelsJson;
import org.jellygrad.cli.comparison.ModelsText;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.console.Interruption;
import org.jellygrad.cli.function.FunctionArgument;
import org.jellygrad.cli.function.StartCheck;
import org.jellygrad.cli.option.ComparisonOptions;
import org.jellygrad.cli.option.DataOptions;
import org.jellygrad.cli.option.FitOptions;
import org.jellygrad.cli.plot.PlotOptions;
import org.jellygrad.cli.plot.PlotOutput;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.cli.progress.ComparisonProgress;
import org.jellygrad.cli.report.ReadingText;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.model.formula.Formula;
import org.jellygrad.trainer.Progress;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.compare.Comparison;
import org.jellygrad.trainer.compare.ModelComparison;
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
                "Trains runs side by side, on data or on a function that you type. The runs differ in one thing: LIST is"
                        + " several values of --lr, --optimizer, --batch or --scale. On data, LIST may be several --formula:"
                        + " their models are compared by coefficients, R², AIC and F tests.",
        footer = {
            "",
            "Examples",
            "  jellygrad compare jellybeans --lr 0.1,0.5,1.1",
            "  jellygrad compare '(x-3)^2' --start x=8 --optimizer gd,momentum:0.9,adam --lr 0.1 --plot",
            "  jellygrad compare galton1886 --lr 1e-3..2",
            "  jellygrad compare houses.csv --formula 'price ~ area' --formula 'price ~ area + rooms'"
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
    private PlotOptions plot = new PlotOptions();

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    private @Nullable Dataset data;

    private @Nullable TypedFunction function;

    @Override
    public void check(Problems problems) {
        fitOptions.check(problems);
        fitOptions.refuseSearch(COMMAND, problems);
        plot.check(json, dataOptions.file(), problems);
        String subject = dataOptions.name();
        if (subject != null && FunctionArgument.isFunction(subject)) {
            checkFunction(subject, problems);
            return;
        }
        Dataset opened = fitOptions.open(dataOptions, COMMAND, problems);
        data = opened;
        if (opened != null) {
            fitOptions.find(opened.schema());
        }
        Settings common = fitOptions.applyTo(Settings.DEFAULTS);
        options.check(common, true, isOfModels(), problems);
        if (isOfModels()) {
            problems.add(new Obstacles(ModelComparison.problems(common, fitOptions.formulas()), List.of()));
            if (plot.isWanted()) {
                problems.add(
                        "--plot: models that stand side by side have no chart.",
                        "Leave it out. `jellygrad train DATA --formula F --plot` draws one of them.");
            }
        }
        if (opened != null && !fitOptions.isFormulaBroken()) {
            addObstacles(variant -> obstacles(variant.settings(), opened), problems);
        }
    }

    private void checkFunction(String subject, Problems problems) {
        options.check(Settings.DEFAULTS, false, false, problems);
        if (!fitOptions.formulas().isEmpty()) {
            problems.add(
                    "--formula cannot be used with a function.",
                    "A formula says which column is predicted from which, and a function has no columns.");
        }
        addObstacles(variant -> new Obstacles(variant.settings().problems(), List.of()), problems);
        TypedFunction read = FunctionArgument.read(subject, problems);
        function = read;
        if (read != null) {
            StartCheck.check(read, options.start(), COMMAND, problems);
        }
    }

    /** Whether models of several formulas are compared, and not runs. */
    private boolean isOfModels() {
        return fitOptions.formulas().size() > 1;
    }

    /** Those of the settings, or of the first formula that has any. */
    private Obstacles obstacles(Settings settings, Dataset opened) {
        if (!isOfModels()) {
            return new Trainer(settings).obstacles(opened);
        }
        return fitOptions.formulas().stream()
                .map(formula -> new Trainer(settings.withFormula(formula)).obstacles(opened))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(new Obstacles(List.of(), List.of()));
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
            int code;
            try {
                code = isOfModels() ? runModels(console) : runVariants(console);
            } catch (RuntimeException e) {
                if (!interruption.happened()) {
                    throw e;
                }
                console.say("Interrupted before the first step: nothing was compared.");
                return ExitCode.INTERRUPTED;
            } finally {
                interruption.endOfWork();
            }
            if (data != null) {
                ReadingText.say(data, console);
            }
            console.flush();
            return code;
        }
    }

    private int runVariants(Console console) {
        Comparison comparison = compare(console);
        boolean drawn = print(comparison, console);
        return comparison.isInterrupted() ? ExitCode.INTERRUPTED : drawn ? ExitCode.DONE : ExitCode.DATA;
    }

    private int runModels(Console console) {
        Dataset rows = Objects.requireNonNull(data);
        Settings settings = options.variants().get(0).settings();
        List<Formula> formulas = fitOptions.formulas();
        ModelComparison models;
        try (var progress =
                new ComparisonProgress(console, formulas.size(), settings.stop().maxEpochs())) {
            models = ModelComparison.of(rows, settings, formulas, formula -> progress.next(formula.toString()));
        }
        if (json) {
            ModelsJson.print(models, rows, console.out());
        } else {
            console.print(ModelsText.of(models, rows));
        }
        return models.isInterrupted() ? ExitCode.INTERRUPTED : ExitCode.DONE;
    }

    private Comparison compare(Console console) {
        List<Variant> variants = options.variants();
        int epochs = variants.get(0).settings().stop().maxEpochs();
        try (var progress = new ComparisonProgress(console, variants.size(), epochs)) {
            Function<Variant, Progress> told = variant -> progress.next(variant.name());
            return data == null
                    ? Comparison.of(Objects.requireNonNull(function), variants, options.accuracy(), told)
                    : Comparison.of(data, variants, options.accuracy(), told);
        }
    }

    private boolean print(Comparison comparison, Console console) {
        ComparedObjective subject = data == null
                ? ComparedObjective.of(Objects.requireNonNull(function))
                : ComparedObjective.of(data, comparison.runs().get(0).rowsDropped());
        ComparisonReport report = new ComparisonReport(comparison, subject, options.isRange());
        if (json) {
            report.json(console.out());
        } else {
            console.print(report.lines());
        }
        if (plot.isWanted()) {
            return plot.draw(List.of(report.chart()), console);
        }
        if (options.isRange() && !json) {
            PlotOutput.print(List.of(report.chart()), console);
        }
        return true;
    }
}
