package org.jellygrad.cli.command;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.console.Refusals;
import org.jellygrad.cli.option.DataOptions;
import org.jellygrad.cli.option.ModelArgument;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.cli.report.JsonNumbers;
import org.jellygrad.cli.report.ReadingText;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.model.Evaluation;
import org.jellygrad.model.Model;
import org.jellygrad.trainer.text.Numbers;
import org.jellygrad.trainer.text.Paragraphs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jellygrad evaluate}. */
@Command(
        name = "evaluate",
        customSynopsis = "jellygrad evaluate MODEL DATA [OPTION]...",
        sortOptions = false,
        description = {
            "Tells how well a saved model predicts other data: R², RMSE and MAE.",
            "",
            "Columns are found by name, in any order. Rows that lack a cell, or have a level that the model does not know, are"
                    + " left out and counted. A model trained with --weights weighs the rows by that column, if it is there.",
            ""
        })
final class EvaluateCommand implements Subcommand {
    private static final int DIGITS = 6;
    private static final String NONE = "none";

    @Mixin
    private ModelArgument modelArgument = new ModelArgument();

    @Mixin
    private DataOptions dataOptions = DataOptions.afterModel();

    @Option(
            names = "--weights",
            paramLabel = "COLUMN",
            description =
                    "The column that weighs the rows, in place of the one that the model was trained with; none to"
                            + " count each row once.")
    private @Nullable String weights;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    private @Nullable Model model;
    private @Nullable Dataset data;

    @Override
    public void check(Problems problems) {
        Model loaded = modelArgument.load("jellygrad evaluate", problems);
        Dataset opened = dataOptions.open(problems, "jellygrad evaluate", " model.json");
        model = loaded;
        data = opened;
        if (loaded != null && opened != null && problems.check(() -> data = loaded.calculating(opened))) {
            Dataset calculated = Objects.requireNonNull(data);
            List<String> columns = new ArrayList<>(loaded.neededFeatures());
            columns.add(loaded.target());
            String weigher = chosenWeights();
            if (weigher != null) {
                columns.add(weigher);
            }
            if (problems.check(() -> calculated.schema().requireAll(columns))) {
                columns.removeIf(column -> loaded.category(column).isPresent());
                problems.check(() -> calculated.requireNumbers(columns));
            }
        }
    }

    /** Null where none were chosen, or the choice is to have none. */
    private @Nullable String chosenWeights() {
        return NONE.equals(weights) ? null : weights;
    }

    @Override
    public int run(Console console) {
        Model loaded = Objects.requireNonNull(model);
        Dataset opened = Objects.requireNonNull(data);
        Evaluation evaluation =
                weights == null ? Evaluation.of(loaded, opened) : Evaluation.of(loaded, opened, chosenWeights());
        if (json) {
            printJson(evaluation, console.out());
        } else {
            console.print(lines(loaded, evaluation, opened));
        }
        String refusal = evaluation.firstRefusal();
        if (refusal != null) {
            Refusals.print(evaluation.rowsRefused(), opened, refusal, "left out", console);
        }
        return ExitCode.DONE;
    }

    private List<String> lines(Model model, Evaluation evaluation, Dataset data) {
        String dropped =
                evaluation.rowsDropped() == 0 ? "" : " (" + evaluation.rowsDropped() + " dropped for missing cells)";
        List<String> lines = new ArrayList<>(Paragraphs.wrap("R² " + Numbers.format(evaluation.r2(), DIGITS)
                + "   RMSE "
                + Numbers.format(evaluation.rmse(), DIGITS) + "   MAE "
                + Numbers.format(evaluation.mae(), DIGITS) + "   on "
                + Numbers.count(evaluation.rows(), "row") + " of " + data.card().name() + dropped));
        var facts = new Paragraphs();
        if (Double.isNaN(evaluation.r2())) {
            facts.add("R²", "not defined (NA): " + model.target() + " does not vary, so there is nothing to explain");
        }
        String used = evaluation.weights();
        String learned = model.provenance().settings().getOrDefault("weights", NONE);
        boolean others = !learned.equals(used == null ? NONE : used);
        if (used != null || others) {
            String weighed = used == null
                    ? "none, each row counts once"
                    : "column " + used + "; rows of weight 0 are not counted";
            String lacking = weights == null ? ", which " + data.card().name() + " lacks" : "";
            String training =
                    learned.equals(NONE) ? "without weights" : "with weights from column " + learned + lacking;
            facts.add("weights", weighed + (others ? " (the model was trained " + training + ")" : ""));
        }
        lines.addAll(facts.lines());
        lines.addAll(ReadingText.lines(data, evaluation.rowsDropped() + evaluation.rowsRefused()));
        return lines;
    }

    private static void printJson(Evaluation evaluation, PrintWriter out) {
        try {
            var json = new JsonWriter(out);
            json.setIndent("  ");
            json.beginObject();
            json.name("rows").value(evaluation.rows());
            json.name("rowsDropped").value(evaluation.rowsDropped());
            json.name("rowsRefused").value(evaluation.rowsRefused());
            json.name("weights").value(evaluation.weights());
            JsonNumbers.write(json, "r2", evaluation.r2());
            JsonNumbers.write(json, "rmse", evaluation.rmse());
            JsonNumbers.write(json, "mae", evaluation.mae());
            json.endObject().flush();
            out.println();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a PrintWriter never throws it
        }
    }
}
