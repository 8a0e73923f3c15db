package org.jellygrad.trainer.record;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.path.PathPoint;
import org.jspecify.annotations.Nullable;

/** The path of a record as it is read, number by number: there may be millions. */
record RecordedPath(Path path, @Nullable RecordedBatch batch) {

    /**
     * Reads the object.
     *
     * @throws IllegalStateException if something else is there than the path of a record
     */
    static RecordedPath read(JsonReader json) throws IOException {
        Map<String, double[]> arrays = new HashMap<>();
        Map<String, Map<String, double[]>> maps = new HashMap<>();
        Map<String, List<double @Nullable []>> state = Map.of();
        RecordedBatch batch = null;
        long every = 0;
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            if (name.equals("every")) {
                every = json.nextLong();
            } else if (name.equals("state")) {
                state = state(json);
            } else if (name.equals("batch")) {
                batch = batch(json);
            } else if (json.peek() == JsonToken.BEGIN_ARRAY) {
                arrays.put(name, numbers(json));
            } else {
                maps.put(name, map(json));
            }
        }
        json.endObject();
        return new RecordedPath(path(arrays, maps, state, every), batch);
    }

    private static Path path(
            Map<String, double[]> arrays,
            Map<String, Map<String, double[]>> maps,
            Map<String, List<double @Nullable []>> state,
            long every) {
        double[] steps = present(arrays, "step");
        double[] epochs = present(arrays, "epoch");
        double[] losses = present(arrays, "loss");
        double[] rates = present(arrays, "learningRate");
        double[] rows = present(arrays, "rows");
        double[] validation = present(arrays, "validationLoss");
        Map<String, double[]> parameters = present(maps, "parameters");
        Map<String, double[]> descended = present(maps, "descended");
        Map<String, double[]> gradient = present(maps, "gradient");
        List<String> names = List.copyOf(parameters.keySet());
        List<PathPoint> points = new ArrayList<>(steps.length);
        for (int i = 0; i < steps.length; i++) {
            points.add(new PathPoint(
                    (int) epochs[i],
                    (long) steps[i],
                    at(parameters, names, i),
                    at(descended, names, i),
                    losses[i],
                    at(gradient, names, i),
                    rates[i],
                    (long) rows[i],
                    validation[i],
                    at(state, i)));
        }
        if (points.isEmpty() || every < 1) {
            throw new IllegalStateException("no points");
        }
        return new Path(names, points, every);
    }

    private static double[] at(Map<String, double[]> map, List<String> names, int i) {
        return names.stream().mapToDouble(name -> present(map, name)[i]).toArray();
    }

    private static Map<String, double[]> at(Map<String, List<double @Nullable []>> state, int i) {
        Map<String, double[]> numbers = new LinkedHashMap<>();
        state.forEach((name, steps) -> {
            double[] step = steps.get(i);
            if (step != null) {
                numbers.put(name, step);
            }
        });
        return numbers;
    }

    private static <T> T present(Map<String, T> map, String name) {
        T value = map.get(name);
        if (value == null) {
            throw new IllegalStateException("no " + name);
        }
        return value;
    }

    private static @Nullable RecordedBatch batch(JsonReader json) throws IOException {
        if (json.peek() == JsonToken.NULL) {
            json.nextNull();
            return null;
        }
        JsonObject batch = JsonParser.parseReader(json).getAsJsonObject();
        return new RecordedBatch(
                batch.getAsJsonPrimitive("rows").getAsInt(),
                batch.getAsJsonPrimitive("seed").getAsLong());
    }

    private static Map<String, List<double @Nullable []>> state(JsonReader json) throws IOException {
        Map<String, List<double @Nullable []>> state = new LinkedHashMap<>();
        json.beginObject();
        while (json.hasNext()) {
            List<double @Nullable []> steps = new ArrayList<>();
            state.put(json.nextName(), steps);
            json.beginArray();
            while (json.hasNext()) {
                if (json.peek() == JsonToken.NULL) {
                    json.nextNull();
                    steps.add(null);
                } else {
                    steps.add(numbers(json));
                }
            }
            json.endArray();
        }
        json.endObject();
        return state;
    }

    private static Map<String, double[]> map(JsonReader json) throws IOException {
        Map<String, double[]> map = new LinkedHashMap<>();
        json.beginObject();
        while (json.hasNext()) {
            map.put(json.nextName(), numbers(json));
        }
        json.endObject();
        return map;
    }

    private static double[] numbers(JsonReader json) throws IOException {
        DoubleStream.Builder numbers = DoubleStream.builder();
        json.beginArray();
        while (json.hasNext()) {
            if (json.peek() == JsonToken.NULL) {
                json.nextNull();
                numbers.add(Double.NaN);
            } else {
                numbers.add(Double.parseDouble(json.nextString()));
            }
        }
        json.endArray();
        return numbers.build().toArray();
    }
}
