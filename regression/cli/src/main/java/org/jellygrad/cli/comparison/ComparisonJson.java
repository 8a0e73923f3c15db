package org.jellygrad.cli.comparison;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jellygrad.cli.report.JsonNumbers;
import org.jellygrad.cli.report.PathJson;
import org.jellygrad.trainer.compare.ComparedRun;
import org.jellygrad.trainer.compare.Comparison;
import org.jellygrad.trainer.path.Path;

/** A comparison as one JSON object: numbers in full precision, {@code null} for what is not a finite number. */
final class ComparisonJson {
    private final JsonWriter json;

    private ComparisonJson(JsonWriter json) {
        this.json = json;
    }

    static void print(Comparison comparison, ComparedObjective subject, PrintWriter out) {
        try {
            JsonWriter json = new JsonWriter(out);
            json.setIndent("  ");
            new ComparisonJson(json).write(comparison, subject);
            json.flush();
            out.println();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a PrintWriter never throws it
        }
    }

    private void write(Comparison comparison, ComparedObjective subject) throws IOException {
        json.beginObject();
        json.name(subject.ofData() ? "data" : "function").value(subject.name());
        JsonNumbers.write(json, "accuracy", comparison.accuracy());
        json.name("runs").beginArray();
        for (ComparedRun run : comparison.runs()) {
            json.beginObject();
            run(run);
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    private void run(ComparedRun run) throws IOException {
        Path path = run.path();
        json.name("name").value(run.name());
        json.name("rowsDropped").value(run.rowsDropped());
        json.name("outcome").value(run.outcome().name());
        json.name("why").value(run.outcome().why());
        json.name("class").value(run.pattern().toString());
        JsonNumbers.write(json, "factor", run.convergence().factor());
        JsonNumbers.write(json, "learningRate", run.learningRate());
        JsonNumbers.write(json, "stableLearningRate", run.stableLearningRate());
        json.name("epochs").value(run.epochs());
        json.name("epochsToAccuracy").value(run.reached());
        json.name("gradients").value(run.gradients());
        JsonNumbers.write(json, "loss", run.loss());
        json.name("parameters").beginObject();
        List<String> names = path.names();
        for (int j = 0; j < names.size(); j++) {
            JsonNumbers.write(json, names.get(j), path.last().parameters()[j]);
        }
        json.endObject();
        PathJson.write(json, names, path.points(), path.every());
    }
}
