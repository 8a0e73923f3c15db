package org.jellygrad.cli.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jellygrad.trainer.path.PathPoint;

/** A path as a member of a JSON object: an array for each number of its points. */
public final class PathJson {
    private final JsonWriter json;
    private final List<PathPoint> points;

    private PathJson(JsonWriter json, List<PathPoint> points) {
        this.json = json;
        this.points = points;
    }

    /**
     * Writes the member {@code path}.
     *
     * @param names of the parameters
     * @param every the stride between the points, in steps
     */
    public static void write(JsonWriter json, List<String> names, List<PathPoint> points, long every)
            throws IOException {
        new PathJson(json, points).write(names, every);
    }

    private void write(List<String> names, long every) throws IOException {
        json.name("path").beginObject();
        array("epoch", PathPoint::epoch);
        array("step", PathPoint::step);
        array("loss", PathPoint::loss);
        array("learningRate", PathPoint::learningRate);
        array("gradientNorm", PathPoint::gradientNorm);
        maps("parameters", names, PathPoint::parameters);
        maps("descended", names, PathPoint::descended);
        maps("gradient", names, PathPoint::gradient);
        json.name("every").value(every);
        json.endObject();
    }

    /** Columns that depend on each other are left out of descent, so that there may be more names than coordinates. */
    private void maps(String name, List<String> names, Function<PathPoint, double[]> part) throws IOException {
        json.name(name).beginObject();
        int count = Math.min(names.size(), part.apply(points.get(0)).length);
        for (int j = 0; j < count; j++) {
            int at = j;
            String key = count == names.size() ? names.get(j) : Integer.toString(j + 1);
            array(key, point -> part.apply(point)[at]);
        }
        json.endObject();
    }

    private void array(String name, ToDoubleFunction<PathPoint> value) throws IOException {
        json.name(name).beginArray();
        for (PathPoint point : points) {
            double number = value.applyAsDouble(point);
            if (!Double.isFinite(number)) {
                json.nullValue();
            } else if (number == Math.rint(number) && Math.abs(number) < 1e15) {
                json.value((long) number);
            } else {
                json.value(number);
            }
        }
        json.endArray();
    }
}
