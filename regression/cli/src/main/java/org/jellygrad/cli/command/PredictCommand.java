package org.jellygrad.cli.command;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.console.Refusals;
import org.jellygrad.cli.option.DataOptions;
import org.jellygrad.cli.option.ModelArgument;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.cli.report.PredictionColumns;
import org.jellygrad.cli.report.ReadingText;
import org.jellygrad.cli.report.RowExplanation;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.problem.Quoted;
import org.jellygrad.model.Inputs;
import org.jellygrad.model.Model;
import org.jellygrad.model.formula.InverseResponse;
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
            "Writes the CSV to stdout with one more column. The column has the target's name, or is called"
                    + " TARGET_predicted where the CSV has a column of that name. Columns are found by name, in any order. All"
                    + " other cells stay as they are. The prediction is empty, and the row is counted on stderr, where the row"
                    + " lacks a feature, has a level that the model does not know, or leaves a term undefined (the logarithm"
                    + " of 0).",
            ""
        })
final class PredictCommand implements Subcommand {
    private static final int ROWS_BETWEEN_LOOKS = 1000;

    @Mixin
    private ModelArgument modelArgument = new ModelArgument();

    @Mixin
    private DataOptions dataOptions = DataOptions.afterModel();

    @Option(
            names = "--interval",
            paramLabel = "L",
            description = "Add the columns TARGET_low and TARGET_high, between which a new row's target lies with this"
                    + " probability, 0.95 say: the prediction interval. It assumes that all rows scatter alike, also for a"
                    + " model trained with --se hc3.")
    private @Nullable Double interval;

    @Option(
            names = "--response",
            description =
                    "For a model of a transformed target, such as log(price): predict the price itself. The transformation"
                            + " is undone for predictions and for the ends of intervals. Where a logarithm is undone, the"
                            + " prediction is the median of the price, not its mean.")
    private boolean response;

    @Option(
            names = "--unknown",
            paramLabel = "HOW",
            description =
                    "What becomes of a row with a level that the model does not know: empty (no prediction; the row is"
                            + " counted) or zero (the row is predicted as if it had the reference level). With zero a column that"
                            + " the data lacks counts as 0; with empty it is an error. Default: empty.")
    private String unknown = "empty";

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

    /** How many columns the file has; behind them are those that the model calculates. */
    private int width;

    private Optional<InverseResponse> inverse = Optional.empty();

    private @Nullable Dataset data;

    @Override
    public void check(Problems problems) {
        Model loaded = modelArgument.load("jellygrad predict", problems);
        Dataset opened = dataOptions.open(problems, "jellygrad predict", " model.json");
        model = loaded;
        data = opened;
        width = opened == null ? 0 : opened.schema().columns().size();
        if (loaded != null && opened != null) {
            problems.check(() -> {
                Dataset calculated = loaded.calculating(opened);
                if (isZero()) {
                    Inputs.withUnknownAsZero(loaded, calculated);
                } else {
                    Inputs.of(loaded, calculated);
                }
                data = calculated;
            });
        }
        if (!unknown.equals("empty") && !isZero()) {
            problems.add("--unknown " + unknown + ": it can be empty or zero", "");
        }
        inverse = loaded == null || !response ? Optional.empty() : InverseResponse.of(loaded.target());
        if (loaded != null && response && inverse.isEmpty()) {
            problems.add(
                    "--response: " + modelArgument.file() + " predicts " + loaded.target() + ", which cannot be undone",
                    "It takes a target that is transformed by a function with one inverse, as in log(price).");
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
                            ? "Rows are counted from 1, without the header."
                            : opened.card().name() + " has " + Numbers.count(opened.rows(), "row")
                                    + ", counted from 1 without the header.");
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
        var predictions = new PredictionColumns(
                Objects.requireNonNull(model), rows, interval, influence, isZero(), width, inverse.orElse(null));
        if (explained != null) {
            new RowExplanation(predictions, rows, explained).print(console);
            return ExitCode.DONE;
        }
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(console.out());
        String[] cells = Arrays.copyOf(
                rows.schema().names().subList(0, width).toArray(String[]::new),
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
        ReadingText.say(rows, console);
        unit(Objects.requireNonNull(model), console);
        gaps(predictions.inputs(), rows, console);
        return ExitCode.DONE;
    }

    /** Says in which unit predictions are that are not the column's own. */
    private void unit(Model model, Console console) {
        InverseResponse.of(model.target())
                .filter(undone -> !response)
                .ifPresent(undone -> console.say(
                        "The predictions are " + model.target() + "; --response gives " + undone.column() + "."));
    }

    private boolean isZero() {
        return unknown.equals("zero");
    }

    private static void gaps(Inputs inputs, Dataset rows, Console console) {
        if (!inputs.absent().isEmpty()) {
            console.say(rows.card().name() + " lacks " + Quoted.list(inputs.absent()) + ": taken as 0.");
        }
        if (inputs.zeroed() > 0) {
            console.say(Numbers.count(inputs.zeroed(), "row") + " of "
                    + rows.card().name() + " with a level that the model does not know: its terms are taken as 0.");
        }
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
