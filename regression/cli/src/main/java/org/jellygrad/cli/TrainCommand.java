package org.jellygrad.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.console.Interruption;
import org.jellygrad.cli.option.Confidence;
import org.jellygrad.cli.option.DataOptions;
import org.jellygrad.cli.option.DescentOptions;
import org.jellygrad.cli.option.DetailsOption;
import org.jellygrad.cli.option.FitOptions;
import org.jellygrad.cli.option.OutputFile;
import org.jellygrad.cli.option.RecordingOptions;
import org.jellygrad.cli.plot.PlotOptions;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.cli.progress.FoldReport;
import org.jellygrad.cli.progress.ProgressReport;
import org.jellygrad.cli.report.FitJson;
import org.jellygrad.cli.report.RunRecord;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.file.FileReason;
import org.jellygrad.model.json.ModelJson;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Recording;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.chart.FitCharts;
import org.jellygrad.trainer.outcome.CrossValidation;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.record.Record;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.Obstacles;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.summary.FoldTable;
import org.jellygrad.trainer.summary.Summary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jellygrad train}. */
@Command(
        name = "train",
        customSynopsis = "jellygrad train DATA [OPTION]...",
        sortOptions = false,
        description = "Learns to predict a column from others, by gradient descent.",
        footer = {
            "",
            "Examples",
            "  jellygrad train jellybeans --start slope=3,intercept=20 --lr 0.1",
            "  jellygrad train houses.csv --target price --features area,rooms --save model.json",
            "  jellygrad train galton1886 --batch 32 --lr 0.01 --epochs 50 --trace path.csv",
            "  jellygrad train huge.csv --target y --batch 64 --checkpoint run.json --resume run.json"
        })
final class TrainCommand implements Subcommand {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    @Mixin
    private FitOptions fitOptions = new FitOptions();

    @Mixin
    private DescentOptions descentOptions = new DescentOptions();

    @Option(
            names = "--save",
            paramLabel = "FILE",
            description = "Save the model as JSON, for show, predict and evaluate.")
    private @Nullable Path save;

    @Mixin
    private RecordingOptions recordingOptions = new RecordingOptions();

    @Mixin
    private PlotOptions plotOptions = new PlotOptions();

    @Option(
            names = "--folds",
            paramLabel = "K",
            description =
                    "Cross-validate as well: deal the rows, shuffled by the seed, into K folds, and predict each by a model trained on"
                            + " the others; as many folds as rows leaves one out.")
    private @Nullable Integer folds;

    @Mixin
    private Confidence confidence = new Confidence();

    @Mixin
    private DetailsOption details = new DetailsOption();

    @Option(names = "--json", description = "Print one JSON object instead of the summary.")
    private boolean json;

    @Option(names = "--quiet", description = "No progress on stderr.")
    private boolean quiet;

    @Option(names = "--require-convergence", description = "Exit with 5 unless descent converged.")
    private boolean requireConvergence;

    private @Nullable Dataset data;

    private boolean notValidated;

    @Override
    public void check(Problems problems) {
        fitOptions.check(problems);
        descentOptions.check(problems);
        confidence.check(problems);
        OutputFile.check("--save", save, problems);
        OutputFile.checkDifferent("--save", save, "DATA", dataOptions.file(), problems);
        recordingOptions.checkDifferent("--save", save, problems);
        recordingOptions.check(dataOptions.file(), problems);
        plotOptions.check(json, dataOptions.file(), problems);
        plotOptions.checkDifferent("--save", save, problems);
        plotOptions.checkDifferent("--record", recordingOptions.record(), problems);
        data = dataOptions.open(problems, "jellygrad train", "");
        checkSettings(problems);
        checkFolds(problems);
    }

    /** Asks the library what keeps the settings from being trained; without data, or a formula, what they have against each other. */
    private void checkSettings(Problems problems) {
        if (data == null || fitOptions.isFormulaBroken()) {
            problems.add(new Obstacles(settings().problems(), List.of()));
            return;
        }
        fitOptions.find(data.schema());
        problems.add(new Trainer(settings()).obstacles(data));
    }

    private void checkFolds(Problems problems) {
        if (folds != null && folds < 2) {
            problems.add(
                    "--folds " + folds + ": it takes at least two",
                    "Each fold is predicted by a model trained on the others. Give a whole number from 2, as in 5 or 10.");
        } else if (folds != null && data != null && folds > data.rows()) {
            problems.add(
                    "--folds " + folds + ": there are " + data.rows() + " rows",
                    "Each fold needs a row of its own. Give a number from 2 to " + data.rows()
                            + ", which leaves one row out at a time.");
        }
    }

    private Settings settings() {
        return descentOptions.applyTo(fitOptions.applyTo(Settings.DEFAULTS));
    }

    @Override
    public int run(Console console) {
        Settings settings = settings();
        Map<Path, IOException> failures = new HashMap<>();
        if (recordingOptions.isNew() && !quiet) {
            console.say(recordingOptions.checkpoint() + " is not there yet: a run begins.");
        }
        if (recordingOptions.endsTrace() && !quiet) {
            console.say(
                    "The run to go on with wrote a trace. Without --trace that ends where it is: in its file, or, of a run that was"
                            + " cut off, in FILE.part.");
        }
        try (var interruption = Interruption.ofThisThread()) {
            Fit fit;
            CrossValidation validation;
            try (var progress =
                    new ProgressReport(console, quiet, settings.stop().maxEpochs())) {
                Recording recording = recordingOptions
                        .recording()
                        .withProgress(progress)
                        .withFailure((file, why) -> {
                            if (failures.put(file, why) == null) {
                                sayUnwritten(file, why, console);
                            }
                        });
                fit = new Trainer(settings).fit(Objects.requireNonNull(data), recording);
                validation = crossValidate(settings, fit, console);
            } catch (RuntimeException e) {
                if (!interruption.happened()) {
                    throw e;
                }
                Path resumed = recordingOptions.resume();
                console.say("Interrupted before the first epoch: "
                        + (resumed == null ? "nothing was learned." : resumed + " is as it was."));
                return ExitCode.INTERRUPTED;
            } finally {
                interruption.endOfWork();
            }
            int code = report(fit, validation, settings, console);
            return failures.isEmpty() ? code : ExitCode.DATA;
        }
    }

    /** Null if nobody asked for it, or it was interrupted, or the run was, or it diverged. */
    private @Nullable CrossValidation crossValidate(Settings settings, Fit fit, Console console) {
        if (folds == null || fit.outcome().isInterrupted() || fit.outcome().isDiverged()) {
            return null;
        }
        try {
            return new Trainer(settings)
                    .crossValidate(Objects.requireNonNull(data), folds, new FoldReport(console, quiet, folds));
        } catch (CancellationException e) {
            console.say("The cross-validation was interrupted; what was learned before is complete.");
            return null;
        } catch (UnusableDataException | InvalidSettingsException e) {
            // What was learned of all rows is not lost with it.
            console.say(Problems.message(e));
            notValidated = true;
            return null;
        }
    }

    /** Saves the model, and prints the result also if that fails. */
    private int report(Fit fit, @Nullable CrossValidation validation, Settings settings, Console console) {
        // Whoever reads the output may go away; hours of training are not lost with him.
        boolean saved = writeModel(save, fit, console);
        boolean recorded = writeRecord(fit, settings, console);
        if (json) {
            FitJson.print(fit, confidence.level(), validation, console.out());
        } else {
            console.print(new Summary(fit.model(), fit.outcome(), fit.path(), fit.diagnostics())
                    .lines(details.layout(confidence.level(), console.isUnicode())));
            if (validation != null) {
                console.out().println();
                console.print(FoldTable.lines(validation));
            }
        }
        console.flush();
        boolean drawn = !plotOptions.isWanted()
                || plotOptions.draw(FitCharts.of(fit, settings, Objects.requireNonNull(data)), console);
        console.flush();
        // The summary says it too.
        if (json && fit.outcome().isDiverged()) {
            Outcome outcome = fit.outcome();
            console.say(Problem.mendedBy(outcome.why(), outcome.remedy()).text());
        }
        Path checkpoint = recordingOptions.checkpoint();
        if (fit.outcome().isInterrupted() && checkpoint != null && !quiet) {
            console.say("The same command goes on from here with --resume " + checkpoint + ".");
        }
        return saved && recorded && drawn && !notValidated ? exitCode(fit.outcome()) : ExitCode.DATA;
    }

    private static boolean writeModel(@Nullable Path file, Fit fit, Console console) {
        if (file == null) {
            return true;
        }
        if (fit.outcome().isDiverged()) {
            console.say(file + " was not written: there is nothing to save of a run that diverged.");
            return true;
        }
        try {
            ModelJson.save(fit.model(), file);
            return true;
        } catch (IOException e) {
            sayUnwritten(file, e, console);
            return false;
        }
    }

    private boolean writeRecord(Fit fit, Settings settings, Console console) {
        Path file = recordingOptions.record();
        var path = recordingOptions.wholePath();
        if (file == null || path == null) {
            return true;
        }
        String command = RunRecord.line(
                Objects.requireNonNull(spec).commandLine().getParseResult().originalArgs());
        Record record = Record.of(fit, path, settings, Objects.requireNonNull(data), command);
        return RunRecord.write(record, file, quiet, console);
    }

    private static void sayUnwritten(Path file, IOException why, Console console) {
        console.say(Problem.because(file + " could not be written.", "The system says: " + FileReason.of(why) + ".")
                .text());
    }

    private int exitCode(Outcome outcome) {
        if (outcome.isDiverged()) {
            return ExitCode.DIVERGED;
        }
        if (outcome.isInterrupted()) {
            return ExitCode.INTERRUPTED;
        }
        return outcome.isConverged() || !requireConvergence ? ExitCode.DONE : ExitCode.NOT_CONVERGED;
    }
}
