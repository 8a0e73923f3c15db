package org.jellygrad.playground.export;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jellygrad.model.Contribution;
import org.jellygrad.model.Predictor;
import org.jellygrad.playground.answer.ArrayFrame;
import org.jellygrad.trainer.record.Record;
import org.jellygrad.trainer.record.RecordedData;

/** The rows of a record as the page reads them: a column for each coefficient, and the target. */
final class SavedRows {
    private SavedRows() {}

    /** Whether each coefficient is that of a column of numbers, so that the picture of the rows can show the model as a line. */
    static boolean isPlain(Record record) {
        RecordedData data = record.data();
        return record.path().names().stream()
                .allMatch(name -> name.equals("intercept")
                        || (data.columns().containsKey(name) && !data.levels().containsKey(name)));
    }

    /**
     * The frame of the rows.
     *
     * @param units of columns, by name
     */
    static byte[] frame(Record record, Map<String, String> units) {
        Map<String, double[]> columns = columns(record);
        String target = record.model().target();
        JsonObject header = new JsonObject();
        header.addProperty("name", record.data().name());
        header.addProperty("rows", record.data().rows());
        header.addProperty("every", record.data().every());
        header.addProperty("target", target);
        JsonArray features = new JsonArray();
        columns.keySet().stream().filter(name -> !name.equals(target)).forEach(features::add);
        header.add("features", features);
        JsonObject named = new JsonObject();
        units.forEach(named::addProperty);
        header.add("units", named);
        header.addProperty("hash", record.dataHash());
        ArrayFrame frame = new ArrayFrame(header);
        columns.forEach((name, values) -> frame.add("column/" + name, values));
        return frame.bytes();
    }

    private static Map<String, double[]> columns(Record record) {
        RecordedData data = record.data();
        String target = record.model().target();
        if (isPlain(record)) {
            Map<String, double[]> columns = new LinkedHashMap<>(data.columns());
            columns.keySet()
                    .removeIf(name ->
                            !name.equals(target) && !record.path().names().contains(name));
            return columns;
        }
        List<String> names = List.copyOf(data.columns().keySet());
        Predictor predictor = record.model().predictor(names);
        double[] truth = data.columns().getOrDefault(target, new double[0]);
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int i = 0; i < truth.length; i++) {
            for (Contribution term : predictor.contributions(ResidualPlots.row(data, names, i))) {
                columns.computeIfAbsent(term.name(), name -> new double[truth.length])[i] = term.value();
            }
        }
        columns.put(target, truth);
        return columns;
    }

    /** The frame of the diagnostic plots. */
    static byte[] plots(Record record) {
        ResidualPlots plots = ResidualPlots.of(record);
        JsonObject header = new JsonObject();
        header.addProperty("target", record.model().target());
        header.addProperty("rows", record.data().rows());
        header.addProperty("every", record.data().every());
        boolean inference = Arrays.stream(plots.leverage()).anyMatch(Double::isFinite);
        header.addProperty("inference", inference);
        return new ArrayFrame(header)
                .add("fitted", plots.fitted())
                .add("residual", plots.residual())
                .add("leverage", plots.leverage())
                .add("standardised", plots.standardised())
                .add("quantile", plots.quantile())
                .add("cook", plots.cook())
                .bytes();
    }
}
