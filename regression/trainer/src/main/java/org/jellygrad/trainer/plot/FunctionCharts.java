package org.jellygrad.trainer.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.jellygrad.trainer.text.Numbers;

/**
 * Charts of a descent on a function. They reach beyond the path: to where the function is as high again as the path's highest point, so
 * that the whole valley is seen, and a valley beside it.
 */
public final class FunctionCharts {

    /** Longer paths have no room for a mark at every step. */
    private static final int MOST_STEPS = 60;

    /** Where the function does not rise again, an axis reaches this share of the path's extent beyond it. */
    private static final double MARGIN = 0.25;

    /** How far the other side of a valley is looked for, in extents of the path, and in how many steps each. */
    private static final int MOST_EXTENTS = 6;

    private static final int LOOKS = 8;

    private FunctionCharts() {}

    /**
     * A function of one variable with the path on it.
     *
     * @param name of the function
     * @param path the variable and the value at each point; finite, at least one
     * @param minimum of the valley, one point, or none where it is not known
     * @param steps taken, which may be more than the path has points
     */
    public static Chart curve(
            String name,
            Quantity x,
            Quantity value,
            DoubleUnaryOperator function,
            PlotPoints path,
            PlotPoints minimum,
            long steps) {
        int last = path.size() - 1;
        List<Layer> layers = new ArrayList<>(List.of(
                new Layer.Curve(name, function),
                new Layer.Line("path", path, path.size() <= MOST_STEPS),
                new Layer.Points("start", Mark.START, PlotPoints.at(path.x(0), path.y(0))),
                new Layer.Points("end", Mark.END, PlotPoints.at(path.x(last), path.y(last)))));
        if (minimum.size() > 0) {
            layers.add(new Layer.Points("minimum", Mark.OPTIMUM, minimum));
        }
        PlotPoints all = path.and(minimum);
        Axis xAxis = around(x, function, highest(path.y()), all.x());
        double lowest = new Layer.Curve(name, function)
                .strokes(xAxis, xAxis).stream()
                        .flatMapToDouble(stroke -> Arrays.stream(stroke.y()))
                        .filter(Double::isFinite)
                        .min()
                        .orElse(Double.NaN);
        Axis yAxis = Axis.around(
                value,
                Scale.LINEAR,
                DoubleStream.concat(Arrays.stream(all.y()), DoubleStream.of(lowest))
                        .toArray());
        String summary = "The path goes in " + Numbers.count(steps, "step") + " from " + x.name() + " "
                + Numerals.of(path.x(0)) + ", value " + Numerals.of(path.y(0)) + ", to " + x.name() + " "
                + Numerals.of(path.x(last)) + ", value " + Numerals.of(path.y(last)) + ". The lowest value on it is "
                + Numerals.of(Arrays.stream(path.y()).min().orElse(Double.NaN)) + ".";
        return new Chart("Descent on " + name, summary, xAxis, yAxis, layers, List.of());
    }

    /**
     * A function of two variables: the path over its contours.
     *
     * @param path both variables at each point
     * @param minimum of the valley, one point, or none where it is not known
     */
    public static Chart plane(
            Quantity x,
            Quantity y,
            Quantity value,
            DoubleBinaryOperator function,
            PlotPoints path,
            PlotPoints minimum) {
        PlotPoints all = path.and(minimum);
        double[] values = new double[path.size()];
        Arrays.setAll(values, i -> function.applyAsDouble(path.x(i), path.y(i)));
        double highest = highest(values);
        int last = all.size() - 1; // the minimum, or else the end
        return DescentCharts.parameterPlane(
                value,
                path,
                minimum,
                around(x, at -> function.applyAsDouble(at, all.y(last)), highest, all.x()),
                around(y, at -> function.applyAsDouble(all.x(last), at), highest, all.y()),
                function);
    }

    private static double highest(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).max().orElse(Double.NaN);
    }

    private static Axis around(Quantity quantity, DoubleUnaryOperator function, double highest, double[] places) {
        double low = Arrays.stream(places).filter(Double::isFinite).min().orElse(0);
        double high = Arrays.stream(places).filter(Double::isFinite).max().orElse(1);
        double extent = high > low ? high - low : 1;
        return Axis.around(
                quantity,
                Scale.LINEAR,
                reach(function, highest, low, -extent),
                low,
                high,
                reach(function, highest, high, extent));
    }

    /** Where the function is higher than the path, seen from an end of the path. */
    private static double reach(DoubleUnaryOperator function, double highest, double from, double extent) {
        for (int i = 1; i <= MOST_EXTENTS * LOOKS; i++) {
            double at = from + extent * i / LOOKS;
            double value = function.applyAsDouble(at);
            if (value > highest) {
                return at;
            }
            if (Double.isNaN(value)) {
                break;
            }
        }
        return from + MARGIN * extent;
    }
}
