package org.jellygrad.cli.function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jellygrad.trainer.function.Bottom;
import org.jellygrad.trainer.function.FunctionDescent;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.plot.Chart;
import org.jellygrad.trainer.plot.DescentCharts;
import org.jellygrad.trainer.plot.Layer;
import org.jellygrad.trainer.plot.Mark;
import org.jellygrad.trainer.plot.PlotPoints;
import org.jellygrad.trainer.plot.Quantity;
import org.jellygrad.trainer.plot.Scale;
import org.jellygrad.trainer.text.Numbers;

/** A descent as a chart: the curve with the path on it, or for two variables the path over contours. */
final class DescentPlot {
    private static final int MARKED = 60;

    private DescentPlot() {}

    static Chart of(FunctionDescent run) {
        List<String> variables = run.function().variables();
        List<PathPoint> points = run.minimum().path().points().stream()
                .filter(point -> Double.isFinite(point.loss()))
                .toList();
        double[] xs =
                points.stream().mapToDouble(point -> point.parameters()[0]).toArray();
        if (variables.size() == 1) {
            return curve(run, xs, points.stream().mapToDouble(PathPoint::loss).toArray());
        }
        double[] ys =
                points.stream().mapToDouble(point -> point.parameters()[1]).toArray();
        Bottom bottom = run.bottom();
        PlotPoints optimum = bottom == null
                ? new PlotPoints(new double[0], new double[0])
                : PlotPoints.at(bottom.point()[0], bottom.point()[1]);
        return DescentCharts.parameterPlane(
                Quantity.of(variables.get(0)),
                Quantity.of(variables.get(1)),
                Quantity.of("value"),
                new PlotPoints(xs, ys),
                optimum,
                run.function()::at);
    }

    private static Chart curve(FunctionDescent run, double[] xs, double... values) {
        Quantity x = Quantity.of(run.function().variables().get(0));
        int last = xs.length - 1;
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer.Curve(run.function().toString(), run.function()::at));
        layers.add(new Layer.Line("path", new PlotPoints(xs, values), xs.length <= MARKED));
        layers.add(new Layer.Points("start", Mark.START, PlotPoints.at(xs[0], values[0])));
        layers.add(new Layer.Points("end", Mark.END, PlotPoints.at(xs[last], values[last])));
        Bottom bottom = run.bottom();
        if (bottom != null) {
            layers.add(new Layer.Points("minimum", Mark.OPTIMUM, PlotPoints.at(bottom.point()[0], bottom.value())));
        }
        return Chart.fitting(
                "Descent on " + run.function(),
                "The path goes in " + Numbers.count(run.steps(), "step") + " from " + x.name() + " "
                        + Numbers.format(xs[0], 4) + ", value " + Numbers.format(values[0], 4) + ", to " + x.name()
                        + " "
                        + Numbers.format(xs[last], 4) + ", value " + Numbers.format(values[last], 4)
                        + ". The lowest value on it is "
                        + Numbers.format(Arrays.stream(values).min().orElse(Double.NaN), 4) + ".",
                x,
                Scale.LINEAR,
                Quantity.of("value"),
                Scale.LINEAR,
                layers,
                List.of());
    }
}
