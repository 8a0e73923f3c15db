package org.jellygrad.cli.function;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jellygrad.trainer.function.FunctionDescent;
import org.jellygrad.trainer.function.ValleyMinimum;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.plot.Chart;
import org.jellygrad.trainer.plot.FunctionCharts;
import org.jellygrad.trainer.plot.PlotPoints;
import org.jellygrad.trainer.plot.Quantity;

/** A descent as a chart: the curve with the path on it, or for two variables the path over contours. */
final class DescentPlot {
    private static final Quantity VALUE = Quantity.of("value");

    private DescentPlot() {}

    static Chart of(FunctionDescent run) {
        List<String> variables = run.function().variables();
        Quantity x = Quantity.of(variables.get(0));
        ValleyMinimum bottom = run.valleyMinimum();
        if (variables.size() == 1) {
            PlotPoints minimum = bottom == null ? PlotPoints.NONE : PlotPoints.at(bottom.point()[0], bottom.value());
            return FunctionCharts.curve(
                    run.function().toString(),
                    x,
                    VALUE,
                    run.function()::at,
                    along(run, point -> point.parameters()[0], PathPoint::loss),
                    minimum,
                    run.steps());
        }
        PlotPoints minimum = bottom == null ? PlotPoints.NONE : PlotPoints.at(bottom.point()[0], bottom.point()[1]);
        return FunctionCharts.plane(
                x,
                Quantity.of(variables.get(1)),
                VALUE,
                run.function()::at,
                along(run, point -> point.parameters()[0], point -> point.parameters()[1]),
                minimum);
    }

    private static PlotPoints along(FunctionDescent run, ToDoubleFunction<PathPoint> x, ToDoubleFunction<PathPoint> y) {
        List<PathPoint> points = run.minimum().path().points().stream()
                .filter(point -> Double.isFinite(point.loss()))
                .toList();
        return new PlotPoints(
                points.stream().mapToDouble(x).toArray(),
                points.stream().mapToDouble(y).toArray());
    }
}
