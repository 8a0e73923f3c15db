package org.jellygrad.playground.lesson;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jellygrad.playground.run.Ran;
import org.jellygrad.playground.run.SubjectRows;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.plot.Chart;
import org.jellygrad.trainer.plot.DataCharts;
import org.jellygrad.trainer.plot.DescentCharts;
import org.jellygrad.trainer.plot.Layer;
import org.jellygrad.trainer.plot.Mark;
import org.jellygrad.trainer.plot.PlotPoints;
import org.jellygrad.trainer.plot.Quantity;
import org.jellygrad.trainer.plot.Scale;

/** Makes charts of views. */
public final class Pictures {
    private static final Quantity LOSS = Quantity.of("loss");

    private Pictures() {}

    /** The chart of a view; empty if it is a table, or the run has nothing of the kind. */
    public static Optional<Chart> of(Ran ran, View view) {
        if (view instanceof View.Loss) {
            PlotPoints losses = along(ran, PathPoint::step, PathPoint::loss);
            return Optional.of(DescentCharts.lossByEpoch(LOSS, List.of(new DescentCharts.Run("run", losses))));
        }
        if (view instanceof View.Line && ran.rows() != null) {
            return Optional.of(line(ran, ran.rows()));
        }
        if (view instanceof View.Plane && ran.names().size() == 2) {
            return Optional.of(plane(ran));
        }
        return view instanceof View.Curve && ran.names().size() == 1 ? Optional.of(curve(ran)) : Optional.empty();
    }

    private static Chart curve(Ran ran) {
        String name = name(ran, 0);
        PlotPoints path = along(ran, point -> point.parameters()[0], PathPoint::loss);
        int last = path.size() - 1;
        return Chart.fitting(
                ran.rows() == null ? "Descent on " + ran.plan().subject().text() : "The loss over the " + name,
                "The path goes from " + name + " " + QuotedNumbers.text(path.x(0)) + ", loss "
                        + QuotedNumbers.text(path.y(0))
                        + " to "
                        + name + " " + QuotedNumbers.text(path.x(last)) + ", loss " + QuotedNumbers.text(path.y(last))
                        + " in "
                        + ran.steps() + " steps.",
                Quantity.of(name),
                Scale.LINEAR,
                LOSS,
                Scale.LINEAR,
                List.of(
                        new Layer.Curve("", x -> ran.lossAt(new double[] {x})),
                        new Layer.Line("path", path, true),
                        new Layer.Points("start", Mark.START, PlotPoints.at(path.x(0), path.y(0))),
                        new Layer.Points("end", Mark.END, PlotPoints.at(path.x(last), path.y(last)))),
                List.of());
    }

    private static Chart line(Ran ran, SubjectRows rows) {
        double[] fitted = ran.errors(ran.path().last());
        for (int i = 0; i < fitted.length; i++) {
            fitted[i] += rows.y()[i];
        }
        return DataCharts.dataWithLine(
                Quantity.of(rows.feature()), Quantity.of(rows.target()), rows.x(), rows.y(), fitted);
    }

    private static Chart plane(Ran ran) {
        PlotPoints path = along(ran, point -> point.parameters()[0], point -> point.parameters()[1]);
        return DescentCharts.parameterPlane(
                Quantity.of(name(ran, 0)),
                Quantity.of(name(ran, 1)),
                LOSS,
                path,
                new PlotPoints(new double[0], new double[0]),
                (a, b) -> ran.lossAt(new double[] {a, b}));
    }

    /** What a parameter is called; the one number of a line on data that is not its intercept is the slope. */
    private static String name(Ran ran, int parameter) {
        String name = ran.names().get(parameter);
        return ran.rows() != null && name.equals(ran.rows().feature()) ? "slope" : name;
    }

    private static PlotPoints along(Ran ran, ToDoubleFunction<PathPoint> x, ToDoubleFunction<PathPoint> y) {
        List<PathPoint> points = ran.path().points();
        return new PlotPoints(
                points.stream().mapToDouble(x).toArray(),
                points.stream().mapToDouble(y).toArray());
    }
}
