package org.jellygrad.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.console.Refusals;
import org.jellygrad.cli.option.DataOptions;
import org.jellygrad.cli.option.ModelArgument;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.cli.report.PredictionColumns;
import org.jellygrad.cli.report.RowExplanation;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.model.Inputs;
import org.jellygrad.model.Model;
import org.jellygrad.model.inference.Inference;
import org.jellygrad.trainer.summary.InferenceGap;
import org.jellygrad.trainer.text.Numbers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jellygrad predict}. */
@Command(
        name = "predict",
        customSynopsis = "jellygrad predict MODEL DATA [OPTION]...",
        sortOptions = false,
        description = {
            "Predicts each row of a CSV with a saved model.",
            "",
            "Writes the CSV to stdout with a column more, named after the target; where there is one of that name already,"
                    + " TARGET_predicted. Columns are found by name, in any order; the cells are passed on as they are. A row"
                    + " that lacks a feature, has a level that the model does not know, or leaves a term undefined (the"
                    + " logarithm of 0) gets an empty prediction, and is counted on stderr.",
            ""
        })
final class PredictCommand implements Subcommand {
    private static final int ROWS_BETWEEN_LOOKS = 1000;

    @Mixin
    private ModelArgument modelArgument = new ModelArgument();

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    @Option(
            names = "--interval",
            paramLabel = "L",
            description = "Add the columns TARGET_low and TARGET_high, between which a new row's target lies with this"
                    + " probability, 0.95 say: the prediction interval.")
    private @Nullable Double interval;

    @Option(
            names = "--influence",
            description =
                    "Add the column leverage (between 0 and 1 for a row trained on: how far its prediction follows"
                            + " its own target) and, where the CSV has the target, cooks_distance (how far all predictions"
                            + " would move without the row). A model trained with --weights reads that column too.")
    private boolean influence;

    @Option(
            names = "--explain",
            paramLabel = "ROW",
            description =
                    "Print, instead of the CSV, what each term adds to the prediction of this row; the first is 1.")
    private @Nullable Long explained;

    private @Nullable Model model;
    private @Nullable Dataset data;

    @Override
    public void check(Problems problems) {
        Model loaded = modelArgument.load("jellygrad predict", problems);
        Dataset opened = dataOptions.open(problems, "jellygrad predict", " model.json");
        model = loaded;
        data = opened;
        if (loaded != null && opened != null) {
            problems.check(() -> Inputs.of(loaded, opened));
        }
        if (interval != null) {
            problems.checked("--interval", interval, interval, Inference::requireLevel);
            requireInference("--interval", problems);
        }
        if (influence) {
            requireInference("--influence", problems);
        }
        if (explained != null && (explained < 1 || (opened != null && explained > opened.rows()))) {
            problems.add(
                    "--explain " + explained + ": there is no such row",
                    opened == null
                            ? "Rows are counted from 1, the header being none."
                            : opened.card().name() + " has " + Numbers.count(opened.rows(), "row")
                                    + ", counted from 1; the header is none.");
        }
    }

    private void requireInference(String option, Problems problems) {
        Model loaded = model;
        if (loaded == null) {
            return;
        }
        Inference inference = loaded.inference();
        boolean usable = inference != null && inference.degreesOfFreedom() > 0;
        InferenceGap.of(loaded)
                .filter(gap -> !usable)
                .ifPresent(gap -> problems.add(
                        option + ": " + modelArgument.file() + " has no standard errors",
                        "Without them nobody knows how far rows scatter: " + gap.why() + ".\n" + gap.remedy()));
    }

    @Override
    public int run(Console console) {
        Dataset rows = Objects.requireNonNull(data);
        var predictions = new PredictionColumns(Objects.requireNonNull(model), rows, interval, influence);
        if (explained != null) {
            new RowExplanation(predictions, rows, explained).print(console);
            return ExitCode.DONE;
        }
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(console.out());
        int width = rows.schema().columns().size();
        String[] cells = Arrays.copyOf(
                rows.schema().names().toArray(String[]::new),
                width + predictions.names().size());
        for (int i = width; i < cells.length; i++) {
            cells[i] = predictions.names().get(i - width);
        }
        csv.writeRecord(cells);
        rows.forEachRow(row -> {
            for (int i = 0; i < width; i++) {
                cells[i] = row.text(i);
            }
            double[] numbers = predictions.of(row);
            for (int i = 0; i < numbers.length; i++) {
                cells[width + i] = Double.isNaN(numbers[i]) ? "" : Double.toString(numbers[i]);
            }
            csv.writeRecord(cells);
            if (row.index() % ROWS_BETWEEN_LOOKS == 0) {
                flush(csv, console);
            }
        });
        flush(csv, console);
        gaps(predictions.inputs(), rows, console);
        return ExitCode.DONE;
    }

    private static void gaps(Inputs inputs, Dataset rows, Console console) {
        if (inputs.incomplete() > 0) {
            console.say(Numbers.count(inputs.incomplete(), "row") + " of "
                    + rows.card().name() + " " + (inputs.incomplete() == 1 ? "lacks" : "lack")
                    + " a feature: no prediction there.");
        }
        inputs.firstRefusal()
                .ifPresent(refusal ->
                        Refusals.print(inputs.refused(), rows, Problems.message(refusal), "left empty", console));
    }

    /** Ends the command early when nobody reads its output any more. */
    private static void flush(CsvWriter csv, Console console) {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a PrintWriter never throws it
        }
        console.flush();
    }
}
