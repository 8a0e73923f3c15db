package org.jellygrad.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.console.Interruption;
import org.jellygrad.cli.option.CertaintyOptions;
import org.jellygrad.cli.option.DataOptions;
import org.jellygrad.cli.option.DescentOptions;
import org.jellygrad.cli.option.DetailsOption;
import org.jellygrad.cli.option.FitOptions;
import org.jellygrad.cli.option.FoldOptions;
import org.jellygrad.cli.option.OutputFile;
import org.jellygrad.cli.option.RecordingOptions;
import org.jellygrad.cli.option.SummaryOptions;
import org.jellygrad.cli.plot.PlotOptions;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.cli.progress.ProgressReport;
import org.jellygrad.cli.progress.ReadingReport;
import org.jellygrad.cli.report.FinishedTraining;
import org.jellygrad.cli.report.RunRecord;
import org.jellygrad.cli.report.SummaryUpdate;
import org.jellygrad.cli.report.Unwritten;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Recording;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.outcome.CrossValidation;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.outcome.RidgeSearch;
import org.jellygrad.trainer.settings.Obstacles;
import org.jellygrad.trainer.settings.Settings;
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
            "  jellygrad train --add january.csv --to sums.json --target price",
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
    private SummaryOptions summaryOptions = new SummaryOptions();

    @Mixin
    private RecordingOptions recordingOptions = new RecordingOptions();

    @Mixin
    private PlotOptions plotOptions = new PlotOptions();

    @Mixin
    private FoldOptions foldOptions = new FoldOptions();

    @Mixin
    private CertaintyOptions certainty = new CertaintyOptions();

    @Mixin
    private DetailsOption details = new DetailsOption();

    @Option(names = "--json", description = "Print one JSON object instead of the summary.")
    private boolean json;

    @Option(names = "--quiet", description = "No progress on stderr.")
    private boolean quiet;

    @Option(names = "--require-convergence", description = "Exit with 5 unless descent converged.")
    private boolean requireConvergence;

    private @Nullable Dataset data;

    private @Nullable SummaryUpdate sums;

    @Override
    public void watch(Console console) {
        if (!quiet) {
            dataOptions.watch(new ReadingReport(console));
        }
    }

    @Override
    public void check(Problems problems) {
        fitOptions.check(problems);
        fitOptions.refuseSeveral(problems);
        descentOptions.check(problems);
        certainty.check(problems);
        OutputFile.check("--save", save, problems);
        recordingOptions.check(problems);
        plotOptions.check(json, problems);
        summaryOptions.check(settings(), problems);
        OutputFile.checkDifferent(files(), problems);
        if (summaryOptions.readsRows() || dataOptions.name() != null) {
            data = dataOptions.open(problems, "jellygrad train", "");
        }
        checkSettings(problems);
        if (summaryOptions.isWanted()) {
            fitOptions.refuseSearch("jellygrad train --add", problems);
        } else if (fitOptions.isL2Searched()) {
            problems.add(new Obstacles(Trainer.searchProblems(settings()), List.of()));
        }
        foldOptions.check(data, problems);
    }

    /** All that this command writes or reads, so that nothing overwrites another thing. */
    private List<OutputFile.Named> files() {
        return Stream.of(
                        OutputFile.Named.written("--save", save),
                        recordingOptions.files(),
                        summaryOptions.files(),
                        plotOptions.named(),
                        OutputFile.Named.read("DATA", dataOptions.file()))
                .flatMap(named -> named)
                .toList();
    }

    /** Asks the library what keeps the settings from being trained; without data, or a formula, what they have against each other. */
    private void checkSettings(Problems problems) {
        if (summaryOptions.isWanted()) {
            if (data != null) {
                fitOptions.find(data.schema());
            }
            return; // what else is to be asked is asked already, or depends on the rows before
        }
        if (data == null || fitOptions.isFormulaBroken()) {
            problems.add(new Obstacles(settings().problems(), List.of()));
            return;
        }
        Dataset opened = data;
        if (!problems.check(() -> data = fitOptions.calculating(opened))) {
            return;
        }
        fitOptions.find(data.schema());
        problems.add(new Trainer(settings()).obstacles(data));
    }

    private Settings settings() {
        return certainty.applyTo(descentOptions.applyTo(fitOptions.applyTo(Settings.DEFAULTS)));
    }

    @Override
    public int run(Console console) {
        Settings given = settings();
        FoldRuns folds = new FoldRuns(data, foldOptions.count());
        Map<Path, IOException> failures = new HashMap<>();
        if (recordingOptions.isNew() && !quiet) {
            console.say(recordingOptions.checkpoint() + " is not there yet: a run begins.");
        }
        if (recordingOptions.endsTrace() && !quiet) {
            console.say(
                    "The run to go on with wrote a trace. Without --trace that ends where it is: in its file, or, of a"
                            + " run that was cut off, in FILE.part.");
        }
        try (var interruption = Interruption.ofThisThread()) {
            Fit fit;
            Settings settings;
            RidgeSearch search;
            CrossValidation validation;
            try (var progress = new ProgressReport(console, quiet, given.stop().maxEpochs())) {
                Recording recording = recordingOptions
                        .recording()
                        .withProgress(progress)
                        .withFailure((file, why) -> {
                            if (failures.put(file, why) == null) {
                                Unwritten.say(file, why, console);
                            }
                        });
                sums = summaryOptions.isWanted() ? summaryOptions.update(data, given) : null;
                search = fitOptions.isL2Searched() ? folds.searchL2(given) : null;
                settings = search == null ? given : given.withPenalty(search.penalty());
                fit = fit(new Trainer(settings), recording, console);
                validation = folds.validate(settings, fit, quiet, console);
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
            int code = report(new TrainingResult(fit, settings, data, sums, search, validation), console);
            return failures.isEmpty() && !folds.failed() ? code : ExitCode.DATA;
        }
    }

    private Fit fit(Trainer trainer, Recording recording, Console console) {
        SummaryUpdate gathered = sums;
        if (gathered == null) {
            return trainer.fit(Objects.requireNonNull(data), recording);
        }
        try {
            return trainer.fit(gathered.after(), gathered.file().toString(), recording);
        } catch (RuntimeException e) {
            console.say(gathered.text()); // the rows are added all the same
            throw e;
        }
    }

    /** Saves the model, and prints the result also if that fails. */
    private int report(TrainingResult result, Console console) {
        // Whoever reads the output may go away; hours of training are not lost with him.
        boolean saved = result.save(save, console);
        boolean recorded = writeRecord(result, console);
        if (json) {
            result.printJson(certainty.level(), console);
        } else {
            result.print(details.layout(certainty.level(), console.isUnicode()), console);
        }
        console.flush();
        boolean drawn = !plotOptions.isWanted() || plotOptions.draw(result.charts(), console);
        console.flush();
        Outcome outcome = result.fit().outcome();
        // The summary says it too.
        if (json && outcome.isDiverged()) {
            console.say(Problem.mendedBy(outcome.why(), outcome.remedy()).text());
        }
        Path checkpoint = recordingOptions.checkpoint();
        if (outcome.isInterrupted() && checkpoint != null && !quiet) {
            console.say("The same command goes on from here with --resume " + checkpoint + ".");
        }
        return saved && recorded && drawn ? ExitCode.of(outcome, requireConvergence) : ExitCode.DATA;
    }

    private boolean writeRecord(TrainingResult result, Console console) {
        var path = recordingOptions.wholePath();
        if (path == null) {
            return true;
        }
        String command = RunRecord.line(
                Objects.requireNonNull(spec).commandLine().getParseResult().originalArgs());
        return RunRecord.write(
                new FinishedTraining(
                        result.fit(), path, result.settings(), Objects.requireNonNull(result.data()), command),
                recordingOptions.record(),
                recordingOptions.report(),
                quiet,
                console);
    }
}
