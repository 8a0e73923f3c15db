package org.jellygrad.cli.function;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jellygrad.cli.problem.OptionNames;
import org.jellygrad.cli.report.JsonNumbers;
import org.jellygrad.cli.report.PathJson;
import org.jellygrad.trainer.function.FunctionDescent;
import org.jellygrad.trainer.function.Rates;
import org.jellygrad.trainer.function.Restarts;
import org.jellygrad.trainer.function.ValleyMinimum;
import org.jellygrad.trainer.outcome.Convergence;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.path.PathPoint;
import org.jspecify.annotations.Nullable;

/** A descent on a function as one JSON object: numbers in full precision, {@code null} for what is not a finite number. */
final class MinimizeJson {
    private final JsonWriter json;

    private MinimizeJson(JsonWriter json) {
        this.json = json;
    }

    /**
     * Prints it.
     *
     * @param points of the path that are wanted
     * @param every K, where they are each K-th step
     * @param restarts the run is the deepest of; null if there was one alone
     */
    static void print(
            FunctionDescent run, List<PathPoint> points, long every, @Nullable Restarts restarts, PrintWriter out) {
        try {
            JsonWriter json = new JsonWriter(out);
            json.setIndent("  ");
            new MinimizeJson(json).write(run, points, every, restarts);
            json.flush();
            out.println();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a PrintWriter never throws it
        }
    }

    private void write(FunctionDescent run, List<PathPoint> points, long every, @Nullable Restarts restarts)
            throws IOException {
        Path path = run.minimum().path();
        List<String> names = run.function().variables();
        json.beginObject();
        json.name("function").value(run.function().toString());
        map("parameters", names, path.last().parameters());
        JsonNumbers.write(json, "value", path.last().loss());
        map("gradient", names, path.last().gradient());
        json.name("steps").value(run.steps());
        json.name("outcome").value(run.outcome().name());
        json.name("why").value(OptionNames.onFunction(run.outcome().why()));
        json.name("place").value(run.endKind().toString());
        bottom(names, run.valleyMinimum());
        rates(run.rates());
        convergence(run.minimum().convergence());
        if (restarts != null) {
            restarts(names, restarts);
        }
        PathJson.write(json, names, points, every);
        json.endObject();
    }

    private void bottom(List<String> names, @Nullable ValleyMinimum bottom) throws IOException {
        json.name("minimum");
        if (bottom == null) {
            json.nullValue();
            return;
        }
        json.beginObject();
        map("parameters", names, bottom.point());
        JsonNumbers.write(json, "value", bottom.value());
        JsonNumbers.write(json, "largestCurvature", bottom.curvature().largest());
        JsonNumbers.write(json, "smallestCurvature", bottom.curvature().smallest());
        json.name("hessian").beginArray();
        for (double[] row : bottom.curvature().hessian()) {
            json.beginArray();
            for (double value : row) {
                json.value(value + 0.0);
            }
            json.endArray();
        }
        json.endArray();
        json.endObject();
    }

    /** Those of the run's own optimizer alone. */
    private void rates(@Nullable Rates rates) throws IOException {
        JsonNumbers.write(json, "stableLearningRate", rates == null ? Double.NaN : rates.stable());
        JsonNumbers.write(json, "bestLearningRate", rates == null ? Double.NaN : rates.best());
        json.name("ratesOf").value(rates == null ? null : rates.method().text());
    }

    private void convergence(Convergence convergence) throws IOException {
        json.name("convergence").beginObject();
        json.name("pattern").value(convergence.pattern().toString());
        JsonNumbers.write(json, "factor", convergence.factor());
        json.endObject();
    }

    private void restarts(List<String> names, Restarts restarts) throws IOException {
        json.name("undefinedStarts").value(restarts.undefined());
        json.name("restarts").beginArray();
        for (FunctionDescent run : restarts.runs()) {
            Path path = run.minimum().path();
            json.beginObject();
            map("start", names, path.first().parameters());
            map("parameters", names, path.last().parameters());
            JsonNumbers.write(json, "value", path.last().loss());
            json.name("steps").value(run.steps());
            json.name("outcome").value(run.outcome().name());
            json.name("place").value(run.endKind().toString());
            json.endObject();
        }
        json.endArray();
    }

    private void map(String name, List<String> names, double... values) throws IOException {
        json.name(name).beginObject();
        for (int j = 0; j < values.length; j++) {
            JsonNumbers.write(json, names.get(j), values[j]);
        }
        json.endObject();
    }
}
