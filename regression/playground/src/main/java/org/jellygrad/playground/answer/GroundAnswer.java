package org.jellygrad.playground.answer;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.playground.facts.RecordedRun;
import org.jellygrad.playground.state.PageState;

/**
 * The objective over one or two parameters in the coordinates of descent, the others held where the run stands at the state's step.
 */
public final class GroundAnswer {

    private static final int MOST_POINTS = 40_000;

    private GroundAnswer() {}

    /**
     * A range of a parameter, evenly filled.
     *
     * @param name of the parameter
     * @param from the first value
     * @param to the last
     * @param count how many values, from 2
     */
    public record Range(String name, double from, double to, int count) {
        public Range {
            if (!Double.isFinite(from) || !Double.isFinite(to) || !(from < to)) {
                throw new InvalidValueException(
                        "The range of " + name + " goes from " + from + " to " + to + ".",
                        "It needs two finite numbers, the smaller first.");
            }
            if (count < 2 || count > MOST_POINTS) {
                throw new InvalidValueException(
                        count + " points of " + name + " were asked for.", "Ask for 2 to " + MOST_POINTS + ".");
            }
        }

        double at(int i) {
            return from + i * (to - from) / (count - 1);
        }
    }

    /** Over one parameter: {@code x}, {@code z} and {@code slope}. */
    public static byte[] curve(RecordedRun run, PageState asked, Range x, BooleanSupplier stopped) {
        try (DescendedGround landscape = new DescendedGround(run, asked)) {
            int j = index(x.name(), landscape.names());
            double[] point = landscape.held();
            double[] slopes = new double[point.length];
            double[] places = new double[x.count()];
            double[] values = new double[x.count()];
            double[] slope = new double[x.count()];
            for (int i = 0; i < x.count(); i++) {
                heed(stopped);
                places[i] = x.at(i);
                point[j] = x.at(i);
                values[i] = landscape.look(point, slopes);
                slope[i] = slopes[j];
            }
            JsonObject header = new JsonObject();
            header.addProperty("parameter", landscape.names().get(j));
            return new ArrayFrame(header)
                    .add("x", places)
                    .add("z", values)
                    .add("slope", slope)
                    .bytes();
        }
    }

    /** Over two parameters: {@code z}, row by row, y ascending. */
    public static byte[] surface(RecordedRun run, PageState asked, Range x, Range y, BooleanSupplier stopped) {
        if ((long) x.count() * y.count() > MOST_POINTS) {
            throw new InvalidValueException(
                    x.count() + " times " + y.count() + " points were asked for.", "The most are " + MOST_POINTS + ".");
        }
        try (DescendedGround landscape = new DescendedGround(run, asked)) {
            int across = index(x.name(), landscape.names());
            int up = index(y.name(), landscape.names());
            double[] point = landscape.held();
            double[] values = new double[x.count() * y.count()];
            for (int i = 0; i < y.count(); i++) {
                heed(stopped);
                point[up] = y.at(i);
                for (int k = 0; k < x.count(); k++) {
                    point[across] = x.at(k);
                    values[i * x.count() + k] = landscape.at(point);
                }
            }
            JsonObject header = new JsonObject();
            header.addProperty("x", landscape.names().get(across));
            header.addProperty("y", landscape.names().get(up));
            header.addProperty("nx", x.count());
            header.addProperty("ny", y.count());
            return new ArrayFrame(header).add("z", values).bytes();
        }
    }

    private static int index(String name, List<String> names) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new InvalidValueException(
                    "There is no parameter '" + name + "'.", "The parameters are " + String.join(", ", names) + ".");
        }
        return index;
    }

    private static void heed(BooleanSupplier stopped) {
        if (stopped.getAsBoolean()) {
            throw new CancellationException("given up");
        }
    }
}
