package org.jellygrad.trainer.record;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jellygrad.model.json.ModelJson;
import org.jspecify.annotations.Nullable;

/** Reads the record that {@link RecordWriter} wrote. Names that it does not know are passed over. */
final class RecordReader {
    private final String source;
    private final JsonReader json;
    private final Map<String, JsonElement> members = new HashMap<>();

    RecordReader(String source, Reader reader) {
        this.source = source;
        this.json = new JsonReader(reader);
    }

    Record read() throws IOException {
        try {
            return record();
        } catch (UnusableRecordException e) {
            throw e;
        } catch (MalformedJsonException
                | EOFException
                | JsonParseException
                | IllegalStateException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | UnsupportedOperationException e) {
            throw UnusableRecordException.damaged(source, e);
        }
    }

    private Record record() throws IOException {
        RecordedPath path = null;
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            if (name.equals("path")) {
                path = RecordedPath.read(json);
            } else {
                members.put(name, JsonParser.parseReader(json));
            }
        }
        json.endObject();
        if (!member("format").getAsString().equals(RecordWriter.FORMAT)) {
            throw UnusableRecordException.damaged(source, null);
        }
        if (member("version").getAsInt() > RecordWriter.VERSION) {
            throw new UnusableRecordException(
                    source + " is a record of a newer Jellygrad.", "This one cannot read it. Use the newer one.", null);
        }
        if (path == null) {
            throw UnusableRecordException.damaged(source, null);
        }
        JsonObject coordinates = member("coordinates").getAsJsonObject();
        return new Record(
                member("command").getAsString(),
                data(member("data").getAsJsonObject()),
                ModelJson.fromJson(member("model").toString(), source),
                diagnostics(member("diagnostics").getAsJsonObject(), path.path().names()),
                path.path(),
                path.batch(),
                new RecordedCoordinates(
                        field(coordinates, "scale").getAsString(),
                        orNull(field(coordinates, "toUser"), () -> matrix(field(coordinates, "toUser")))));
    }

    private JsonElement member(String name) {
        JsonElement member = members.get(name);
        if (member == null) {
            throw UnusableRecordException.damaged(source, null);
        }
        return member;
    }

    private static RecordedData data(JsonObject data) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        field(data, "columns")
                .getAsJsonObject()
                .entrySet()
                .forEach(column -> columns.put(column.getKey(), array(column.getValue())));
        Map<String, List<String>> levels = new LinkedHashMap<>();
        field(data, "levels")
                .getAsJsonObject()
                .entrySet()
                .forEach(category -> levels.put(category.getKey(), texts(category.getValue())));
        return new RecordedData(
                field(data, "name").getAsString(),
                field(data, "rows").getAsLong(),
                field(data, "every").getAsLong(),
                columns,
                levels);
    }

    private static RecordedDiagnostics diagnostics(JsonObject all, List<String> names) {
        return new RecordedDiagnostics(
                number(field(all, "learningRate")),
                number(field(all, "stableLearningRate")),
                number(field(all, "bestLearningRate")),
                number(field(all, "largestEigenvalue")),
                number(field(all, "smallestEigenvalue")),
                number(field(all, "conditionNumber")),
                number(field(all, "distanceToOptimum")),
                texts(field(all, "warnings")),
                orNull(
                        field(all, "optimum"),
                        () -> optimum(field(all, "optimum").getAsJsonObject(), names)),
                orNull(
                        field(all, "hessian"),
                        () -> hessian(field(all, "hessian").getAsJsonObject())));
    }

    private static RecordedDiagnostics.RecordedOptimum optimum(JsonObject optimum, List<String> names) {
        return new RecordedDiagnostics.RecordedOptimum(
                number(field(optimum, "loss")),
                map(field(optimum, "parameters").getAsJsonObject(), names),
                map(field(optimum, "descended").getAsJsonObject(), names));
    }

    private static RecordedDiagnostics.Hessian hessian(JsonObject hessian) {
        return new RecordedDiagnostics.Hessian(
                matrix(field(hessian, "parameters")), matrix(field(hessian, "descended")));
    }

    private static JsonElement field(JsonObject object, String name) {
        JsonElement field = object.get(name);
        if (field == null) {
            throw new IllegalStateException("no " + name);
        }
        return field;
    }

    private static <T> @Nullable T orNull(JsonElement element, Supplier<T> value) {
        return element.isJsonNull() ? null : value.get();
    }

    private static double[] map(JsonObject map, List<String> names) {
        return names.stream().mapToDouble(name -> number(field(map, name))).toArray();
    }

    private static double[][] matrix(JsonElement rows) {
        List<double[]> matrix = new ArrayList<>();
        rows.getAsJsonArray().forEach(row -> matrix.add(array(row)));
        return matrix.toArray(double[][]::new);
    }

    private static double[] array(JsonElement array) {
        return StreamSupport.stream(array.getAsJsonArray().spliterator(), false)
                .mapToDouble(RecordReader::number)
                .toArray();
    }

    private static List<String> texts(JsonElement array) {
        return StreamSupport.stream(array.getAsJsonArray().spliterator(), false)
                .map(JsonElement::getAsString)
                .toList();
    }

    private static double number(JsonElement number) {
        return number.isJsonNull() ? Double.NaN : Double.parseDouble(number.getAsString());
    }
}
