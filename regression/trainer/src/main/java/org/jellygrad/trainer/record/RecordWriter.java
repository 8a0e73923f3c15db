package org.jellygrad.trainer.record;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jellygrad.model.json.ModelJson;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.path.PathPoint;
import org.jspecify.annotations.Nullable;

/**
 * Writes a record as JSON: numbers in full precision, not-a-number as {@code null}, infinity as {@code 1e999}, which readers round to it.
 */
final class RecordWriter {
    static final String FORMAT = "jellygrad-record";
    static final int VERSION = 1;

    private final JsonWriter json;

    private RecordWriter(JsonWriter json) {
        this.json = json;
    }

    static void write(Record record, Writer out) throws IOException {
        var json = new JsonWriter(out);
        new RecordWriter(json).write(record);
        json.flush();
        out.write('\n');
    }

    private void write(Record record) throws IOException {
        json.beginObject();
        json.name("format").value(FORMAT);
        json.name("version").value(VERSION);
        json.name("command").value(record.command());
        json.name("dataHash").value(record.dataHash());
        data(record.data());
        json.name("model").jsonValue(ModelJson.toJson(record.model()));
        json.name("settings").beginObject();
        for (Map.Entry<String, String> setting : record.settings().entrySet()) {
            json.name(setting.getKey()).value(setting.getValue());
        }
        json.endObject();
        diagnostics(record.diagnostics(), record.path().names());
        json.name("outcome").value(record.outcome());
        json.name("why").value(record.why());
        path(record.path(), record.batch());
        json.name("coordinates").beginObject();
        json.name("scale").value(record.coordinates().scale());
        matrix("toUser", record.coordinates().toUser());
        json.endObject();
        json.endObject();
    }

    private void data(RecordedData data) throws IOException {
        json.name("data").beginObject();
        json.name("name").value(data.name());
        json.name("rows").value(data.rows());
        json.name("every").value(data.every());
        json.name("columns").beginObject();
        for (Map.Entry<String, double[]> column : data.columns().entrySet()) {
            array(column.getKey(), column.getValue());
        }
        json.endObject();
        json.name("levels").beginObject();
        for (Map.Entry<String, List<String>> category : data.levels().entrySet()) {
            texts(category.getKey(), category.getValue());
        }
        json.endObject();
        json.endObject();
    }

    private void diagnostics(RecordedDiagnostics diagnostics, List<String> names) throws IOException {
        json.name("diagnostics").beginObject();
        member("learningRate", diagnostics.learningRate());
        member("stableLearningRate", diagnostics.stableLearningRate());
        member("bestLearningRate", diagnostics.bestLearningRate());
        member("largestEigenvalue", diagnostics.largestEigenvalue());
        member("smallestEigenvalue", diagnostics.smallestEigenvalue());
        member("conditionNumber", diagnostics.conditionNumber());
        member("distanceToOptimum", diagnostics.distanceToOptimum());
        texts("warnings", diagnostics.warnings());
        RecordedDiagnostics.RecordedOptimum optimum = diagnostics.optimum();
        json.name("optimum");
        if (optimum == null) {
            json.nullValue();
        } else {
            json.beginObject();
            member("loss", optimum.loss());
            map("parameters", names, optimum.parameters());
            map("descended", names, optimum.descended());
            json.endObject();
        }
        RecordedDiagnostics.Hessian hessian = diagnostics.hessian();
        json.name("hessian");
        if (hessian == null) {
            json.nullValue();
        } else {
            json.beginObject();
            matrix("parameters", hessian.parameters());
            matrix("descended", hessian.descended());
            json.endObject();
        }
        json.endObject();
    }

    private void path(Path path, @Nullable RecordedBatch batch) throws IOException {
        List<PathPoint> points = path.points();
        json.name("path").beginObject();
        counts("epoch", points, PathPoint::epoch);
        counts("step", points, PathPoint::step);
        numbers("loss", points, PathPoint::loss);
        numbers("learningRate", points, PathPoint::learningRate);
        numbers("gradientNorm", points, PathPoint::gradientNorm);
        maps("parameters", path, PathPoint::parameters);
        maps("descended", path, PathPoint::descended);
        maps("gradient", path, PathPoint::gradient);
        state(points);
        counts("rows", points, PathPoint::rows);
        numbers("validationLoss", points, PathPoint::validationLoss);
        json.name("batch");
        if (batch == null) {
            json.nullValue();
        } else {
            json.beginObject();
            json.name("rows").value(batch.rows());
            json.name("seed").value(batch.seed());
            json.name("rule").value(batch.rule());
            json.endObject();
        }
        json.name("every").value(path.every());
        json.endObject();
    }

    /** For each name an array with as many elements as the path has points: an array of the parameters' numbers, or null. */
    private void state(List<PathPoint> points) throws IOException {
        json.name("state").beginObject();
        for (String name : points.get(0).state().keySet()) {
            json.name(name).beginArray();
            for (PathPoint point : points) {
                double[] numbers = point.state().get(name);
                if (numbers == null) {
                    json.nullValue();
                } else {
                    elements(numbers);
                }
            }
            json.endArray();
        }
        json.endObject();
    }

    private interface PointArray {
        double[] of(PathPoint point);
    }

    private void maps(String name, Path path, PointArray part) throws IOException {
        json.name(name).beginObject();
        for (int j = 0; j < path.names().size(); j++) {
            int at = j;
            numbers(path.names().get(j), path.points(), point -> part.of(point)[at]);
        }
        json.endObject();
    }

    private void counts(String name, List<PathPoint> points, ToLongFunction<PathPoint> count) throws IOException {
        json.name(name).beginArray();
        for (PathPoint point : points) {
            json.value(count.applyAsLong(point));
        }
        json.endArray();
    }

    private void numbers(String name, List<PathPoint> points, ToDoubleFunction<PathPoint> number) throws IOException {
        json.name(name).beginArray();
        for (PathPoint point : points) {
            number(number.applyAsDouble(point));
        }
        json.endArray();
    }

    private void map(String name, List<String> names, double... values) throws IOException {
        json.name(name).beginObject();
        for (int j = 0; j < values.length; j++) {
            member(names.get(j), values[j]);
        }
        json.endObject();
    }

    private void matrix(String name, double @Nullable [][] rows) throws IOException {
        json.name(name);
        if (rows == null) {
            json.nullValue();
            return;
        }
        json.beginArray();
        for (double[] row : rows) {
            elements(row);
        }
        json.endArray();
    }

    private void texts(String name, List<String> texts) throws IOException {
        json.name(name).beginArray();
        for (String text : texts) {
            json.value(text);
        }
        json.endArray();
    }

    private void array(String name, double... values) throws IOException {
        json.name(name);
        elements(values);
    }

    private void elements(double... values) throws IOException {
        json.beginArray();
        for (double value : values) {
            number(value);
        }
        json.endArray();
    }

    private void member(String name, double value) throws IOException {
        json.name(name);
        number(value);
    }

    private void number(double value) throws IOException {
        if (Double.isNaN(value)) {
            json.nullValue();
        } else if (Double.isInfinite(value)) {
            json.jsonValue(value > 0 ? "1e999" : "-1e999");
        } else {
            json.value(value);
        }
    }
}
