package org.jellygrad.playground.answer;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.playground.upload.Upload;

/** What the page is told of data that a reader brought. */
public final class OwnDataAnswer {
    /** Rows that can be changed one by one on the page. */
    public static final int MOST_ROWS = 2_000;

    private OwnDataAnswer() {}

    /** The card, and how the table was read. */
    public static JsonObject of(Dataset data, Upload upload) {
        JsonObject answer = of(data);
        JsonArray decisions = new JsonArray();
        upload.reading().decisions().forEach(decision -> {
            JsonObject one = new JsonObject();
            one.addProperty("what", decision.what());
            one.addProperty("why", decision.why());
            decisions.add(one);
        });
        answer.add("decisions", decisions);
        JsonArray skipped = new JsonArray();
        upload.reading().skipped().forEach(rows -> {
            JsonObject one = new JsonObject();
            one.addProperty("rows", rows.rows());
            one.addProperty("why", rows.why());
            skipped.add(one);
        });
        answer.add("skipped", skipped);
        answer.add("texts", Json.texts(upload.texts()));
        return answer;
    }

    /** The card. */
    public static JsonObject of(Dataset data) {
        JsonObject answer = new JsonObject();
        answer.add("card", CatalogAnswer.card(data.card(), data));
        return answer;
    }

    /**
     * Columns as the page sends them: numbers by name, a list for each.
     *
     * @throws InvalidValueException if they are none, or too many
     */
    public static Map<String, double[]> columns(JsonObject asked) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        try {
            asked.getAsJsonObject("columns").asMap().forEach((name, values) -> {
                List<Double> numbers = new ArrayList<>();
                values.getAsJsonArray().forEach(value -> numbers.add(value.getAsDouble()));
                columns.put(
                        name, numbers.stream().mapToDouble(Double::doubleValue).toArray());
            });
        } catch (RuntimeException e) {
            throw new InvalidValueException("`columns` are no columns.", "Send a list of numbers by name for each.");
        }
        for (double[] column : columns.values()) {
            if (column.length > MOST_ROWS) {
                throw new InvalidValueException(
                        column.length + " rows are too many to be changed one by one.",
                        "The page does that with up to " + MOST_ROWS + ". Upload a file.");
            }
            for (double value : column) {
                if (!Double.isFinite(value)) {
                    throw new InvalidValueException("A cell is no finite number.", "Give numbers.");
                }
            }
        }
        return columns;
    }
}
