package org.jellygrad.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.Row;
import org.jellygrad.datasets.Schema;
import org.jellygrad.trainer.model.Model;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

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
                    + " that lacks a feature gets an empty prediction.",
            ""
        })
final class PredictCommand implements Subcommand {
    private static final int ROWS_BETWEEN_LOOKS = 1000;

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            arity = "0..1",
            hideParamSyntax = true,
            description = "What `train` wrote with --save.")
    private @Nullable Path file;

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    private @Nullable Model model;
    private @Nullable Dataset data;

    @Override
    public void check(Problems problems) {
        Model loaded = ModelArgument.load(file, "jellygrad predict", problems);
        Dataset opened = dataOptions.open(problems, "jellygrad predict", " model.json");
        model = loaded;
        data = opened;
        if (loaded != null && opened != null) {
            problems.check(() -> opened.requireNumbers(loaded.neededFeatures()));
        }
    }

    @Override
    public int run(Console console) {
        Model chosen = Objects.requireNonNull(model);
        Dataset rows = Objects.requireNonNull(data);
        Schema schema = rows.schema();
        var predictor = new Predictor(chosen, schema);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(console.out());
        List<String> cells = new ArrayList<>(schema.names());
        cells.add(columnName(chosen.target(), schema));
        csv.writeRecord(cells);
        rows.forEachRow(row -> {
            cells.clear();
            for (int i = 0; i < row.size(); i++) {
                cells.add(row.text(i));
            }
            cells.add(predictor.predict(row));
            csv.writeRecord(cells);
            if (row.index() % ROWS_BETWEEN_LOOKS == 0) {
                flush(csv, console);
            }
        });
        flush(csv, console);
        if (predictor.incomplete > 0) {
            console.err()
                    .println(Numbers.count(predictor.incomplete, "row") + " of "
                            + rows.card().name() + " " + (predictor.incomplete == 1 ? "lacks" : "lack")
                            + " a feature: no prediction there.");
        }
        return ExitCode.DONE;
    }

    /** Ends the command early when nobody reads its output any more. */
    private static void flush(CsvWriter csv, Console console) {
        try {
            csv.flush();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e); // a PrintWriter never throws it
        }
        console.flush();
    }

    private static String columnName(String target, Schema schema) {
        String name = target;
        while (schema.contains(name)) {
            name += "_predicted";
        }
        return name;
    }

    /** Predicts rows of one schema, and counts those it cannot. */
    private static final class Predictor {
        private final Model model;
        private final int[] columns;
        private long incomplete;

        Predictor(Model model, Schema schema) {
            this.model = model;
            List<String> needed = model.neededFeatures();
            this.columns = model.features().stream()
                    .mapToInt(feature -> needed.contains(feature) ? schema.indexOf(feature) : -1)
                    .toArray();
        }

        String predict(Row row) {
            double[] features = new double[columns.length];
            for (int i = 0; i < columns.length; i++) {
                if (columns[i] >= 0) {
                    if (row.isMissing(columns[i])) {
                        incomplete++;
                        return "";
                    }
                    features[i] = row.number(columns[i]);
                }
            }
            return Double.toString(model.predict(features));
        }
    }
}
