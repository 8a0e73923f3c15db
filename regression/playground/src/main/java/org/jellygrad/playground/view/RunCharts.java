package org.jellygrad.playground.view;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jellygrad.playground.quantity.QuotedNumbers;
import org.jellygrad.playground.run.FinishedRun;
import org.jellygrad.playground.run.LineData;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.plot.Chart;
import org.jellygrad.trainer.plot.DataCharts;
import org.jellygrad.trainer.plot.DescentCharts;
import org.jellygrad.trainer.plot.Layer;
import org.jellygrad.trainer.plot.Mark;
import org.jellygrad.trainer.plot.PlotPoints;
import org.jellygrad.trainer.plot.Quantity;
import org.jellygrad.trainer.plot.Scale;

/** Charts of a run. */
final class RunCharts {
    private static final Quantity LOSS = Quantity.of("loss");

    private RunCharts() {}

    static Chart loss(FinishedRun run) {
        PlotPoints losses = along(run, PathPoint::step, PathPoint::loss);
        return DescentCharts.lossByEpoch(LOSS, List.of(new DescentCharts.Run("run", losses)));
    }

    static Chart curve(FinishedRun run) {
        String name = name(run, 0);
        PlotPoints path = along(run, point -> point.parameters()[0], PathPoint::loss);
        int last = path.size() - 1;
        return Chart.fitting(
                run.rows() == null ? "Descent on " + run.plan().objective().text() : "The loss over the " + name,
                "The path goes from " + name + " " + QuotedNumbers.text(path.x(0)) + ", loss "
                        + QuotedNumbers.text(path.y(0))
                        + " to "
                        + name + " " + QuotedNumbers.text(path.x(last)) + ", loss " + QuotedNumbers.text(path.y(last))
                        + " in "
                        + run.steps() + " steps.",
                Quantity.of(name),
                Scale.LINEAR,
                LOSS,
                Scale.LINEAR,
                List.of(
                        new Layer.Curve("", x -> run.lossAt(new double[] {x})),
                        new Layer.Line("path", path, true),
                        new Layer.Points("start", Mark.START, PlotPoints.at(path.x(0), path.y(0))),
                        new Layer.Points("end", Mark.END, PlotPoints.at(path.x(last), path.y(last)))),
                List.of());
    }

    static Chart line(FinishedRun run) {
        LineData rows = run.data();
        double[] fitted = run.errors(run.path().last());
        for (int i = 0; i < fitted.length; i++) {
            fitted[i] += rows.y()[i];
        }
        return DataCharts.dataWithLine(
                Quantity.of(rows.feature()), Quantity.of(rows.target()), rows.x(), rows.y(), fitted);
    }

    static Chart plane(FinishedRun run) {
        PlotPoints path = along(run, point -> point.parameters()[0], point -> point.parameters()[1]);
        return DescentCharts.parameterPlane(
                Quantity.of(name(run, 0)),
                Quantity.of(name(run, 1)),
                LOSS,
                path,
                new PlotPoints(new double[0], new double[0]),
                (a, b) -> run.lossAt(new double[] {a, b}));
    }

    /** What a parameter is called; the one number of a line on data that is not its intercept is the slope. */
    private static String name(FinishedRun run, int parameter) {
        String name = run.names().get(parameter);
        return run.rows() != null && name.equals(run.rows().feature()) ? "slope" : name;
    }

    private static PlotPoints along(FinishedRun run, ToDoubleFunction<PathPoint> x, ToDoubleFunction<PathPoint> y) {
        List<PathPoint> points = run.path().points();
        return new PlotPoints(
                points.stream().mapToDouble(x).toArray(),
                points.stream().mapToDouble(y).toArray());
    }
}
