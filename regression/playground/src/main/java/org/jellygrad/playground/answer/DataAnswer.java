package org.jellygrad.playground.answer;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.Column;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.playground.state.PageState;
import org.jellygrad.trainer.settings.Settings;

/** The rows of a data set: every column of numbers, evenly thinned where there are many rows. */
public final class DataAnswer {

    /** More rows than these are thinned. */
    static final int MOST_ROWS = 10_000;

    private DataAnswer() {}

    /**
     * The frame of a data set.
     *
     * @param asked a state on it
     */
    public static byte[] of(PageState asked, Dataset data) {
        Settings settings = asked.settings();
        String target = TrainingRows.target(data, settings.target());
        List<String> features = TrainingRows.features(data, asked);
        long every = (data.rows() + MOST_ROWS - 1) / MOST_ROWS;
        int count = Math.toIntExact((data.rows() + every - 1) / every);
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (Column column : data.schema().columns()) {
            if (column.isNumeric()) {
                columns.put(column.name(), new double[count]);
            }
        }
        data.forEachRow(row -> {
            if (row.index() % every == 0) {
                int at = Math.toIntExact(row.index() / every);
                columns.forEach(
                        (name, values) -> values[at] = row.number(data.schema().indexOf(name)));
            }
        });
        JsonObject header = new JsonObject();
        header.addProperty("name", data.card().name());
        header.addProperty("rows", data.rows());
        header.addProperty("every", every);
        header.addProperty("target", target);
        header.add("features", Json.texts(features));
        JsonObject units = new JsonObject();
        data.card().units().forEach(units::addProperty);
        header.add("units", units);
        header.addProperty(
                "hash", data.select(target, features, settings.missing()).dataHash());
        ArrayFrame frame = new ArrayFrame(header);
        columns.forEach((name, values) -> frame.add("column/" + name, values));
        return frame.bytes();
    }
}
