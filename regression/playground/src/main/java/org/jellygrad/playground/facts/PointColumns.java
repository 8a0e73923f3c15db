package org.jellygrad.playground.facts;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.path.PathPoint;

/**
 * The points of a path as columns, which take a third of the memory.
 *
 * @param names of the parameters in the user's units
 * @param epoch epochs finished at each point
 * @param step steps taken
 * @param rows looked at
 * @param parameters for each parameter its values, in the user's units
 * @param descended the same in descended coordinates, of which there may be fewer
 * @param gradient in descended coordinates
 * @param state what the optimizer brought to each point, in descended coordinates: velocity, second moment ...; NaN where it brought
 *     nothing
 * @param every the stride between kept steps: 1 if nothing is left out
 */
public record PointColumns(
        List<String> names,
        double[] epoch,
        double[] step,
        double[] loss,
        double[] learningRate,
        double[] gradientNorm,
        double[] rows,
        double[][] parameters,
        double[][] descended,
        double[][] gradient,
        Map<String, double[][]> state,
        long every) {

    public PointColumns {
        state = Map.copyOf(state);
    }

    static PointColumns of(Path path) {
        List<PathPoint> points = path.points();
        return new PointColumns(
                path.names(),
                column(points, PathPoint::epoch),
                column(points, PathPoint::step),
                column(points, PathPoint::loss),
                column(points, PathPoint::learningRate),
                column(points, PathPoint::gradientNorm),
                column(points, PathPoint::rows),
                columns(points, PathPoint::parameters),
                columns(points, PathPoint::descended),
                columns(points, PathPoint::gradient),
                states(points),
                path.every());
    }

    private static double[] column(List<PathPoint> points, ToDoubleFunction<PathPoint> value) {
        double[] column = new double[points.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = value.applyAsDouble(points.get(i));
        }
        return column;
    }

    private static double[][] columns(List<PathPoint> points, Function<PathPoint, double[]> values) {
        double[][] columns = new double[values.apply(points.get(0)).length][points.size()];
        for (int i = 0; i < points.size(); i++) {
            double[] row = values.apply(points.get(i));
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = row[j];
            }
        }
        return columns;
    }

    private static Map<String, double[][]> states(List<PathPoint> points) {
        Map<String, double[][]> states = new HashMap<>();
        int parameters = points.get(0).descended().length;
        for (String name : points.get(0).state().keySet()) {
            double[] nothing = new double[parameters];
            Arrays.fill(nothing, Double.NaN);
            states.put(name, columns(points, point -> point.state().getOrDefault(name, nothing)));
        }
        return states;
    }

    public int size() {
        return step.length;
    }

    /**
     * The index of the first point after so many steps. If that point is left out, it is the point before; if the run took fewer steps, the
     * last.
     */
    public int indexOf(long wanted) {
        int low = 0;
        int high = size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (step[middle] <= wanted) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        while (low > 0 && step[low - 1] == step[low]) {
            low--;
        }
        return low;
    }

    /** The point from which the step is taken: on mini-batches the look at a batch comes after the one at all rows. */
    public int taken(int first) {
        int i = first;
        while (i + 1 < size() && step[i + 1] == step[first] && Double.isNaN(learningRate[i])) {
            i++;
        }
        return i;
    }

    /** A point again. */
    public PathPoint point(int i) {
        return new PathPoint(
                (int) epoch[i],
                (long) step[i],
                row(parameters, i),
                row(descended, i),
                loss[i],
                row(gradient, i),
                learningRate[i],
                (long) rows[i],
                Double.NaN);
    }

    private static double[] row(double[][] columns, int i) {
        double[] row = new double[columns.length];
        for (int j = 0; j < row.length; j++) {
            row[j] = columns[j][i];
        }
        return row;
    }

    /** What it takes of memory, but for a few words. */
    long bytes() {
        long arrays = 6L + parameters.length + descended.length + (1L + state.size()) * gradient.length;
        return arrays * size() * Double.BYTES;
    }
}
