package org.jellygrad.trainer.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.model.Model;
import org.jellygrad.model.Predictor;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.internal.setup.LossSurface;
import org.jellygrad.trainer.internal.setup.ShownRows;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.plot.Chart;
import org.jellygrad.trainer.plot.DataCharts;
import org.jellygrad.trainer.plot.DescentCharts;
import org.jellygrad.trainer.plot.PlotPoints;
import org.jellygrad.trainer.plot.Quantity;
import org.jellygrad.trainer.settings.Settings;

/**
 * The charts of a finished run: the data with the line (one numeric feature), or fitted against truth; the loss by epoch; and for two
 * parameters the path in their plane, with contours.
 */
public final class FitCharts {
    private static final int MOST_ROWS = 10_000;

    private FitCharts() {}

    /**
     * Reads the data once more and makes the charts.
     *
     * @param settings of the run
     * @param data of the run
     */
    public static List<Chart> of(Fit fit, Settings settings, Dataset data) {
        LossSurface terrain = LossSurface.of(settings, data);
        Units units = new Units(data.card().units(), fit.model());
        Quantity loss = units.loss(settings.loss());
        ShownRows rows = ShownRows.of(terrain.rows(), MOST_ROWS);
        List<Chart> charts = new ArrayList<>();
        charts.add(withRows(
                data(fit.model(), terrain, rows, units), rows, terrain.rows().rows()));
        charts.add(DescentCharts.lossByEpoch(loss, List.of(new DescentCharts.Run("loss", losses(fit.path())))));
        if (terrain.names().size() == 2) {
            charts.add(new PlaneChart(fit, settings, terrain, rows, units).chart(loss));
        }
        return charts;
    }

    private static Chart data(Model model, LossSurface terrain, ShownRows rows, Units units) {
        Predictor predictor = model.predictor(terrain.rows().features());
        double[] fitted = new double[rows.y().length];
        for (int i = 0; i < fitted.length; i++) {
            fitted[i] = predictor.predict(rows.x()[i]);
        }
        Quantity target = units.column(model.target());
        List<String> features = terrain.rows().features();
        return features.size() == 1 && model.category(features.get(0)).isEmpty()
                ? DataCharts.dataWithLine(units.column(features.get(0)), target, rows.column(0), rows.y(), fitted)
                : DataCharts.fittedAgainstTruth(target, rows.y(), fitted);
    }

    private static Chart withRows(Chart chart, ShownRows rows, long all) {
        return rows.every() == 1 ? chart : remarked(chart, "One row in " + rows.every() + " of " + all + " is drawn.");
    }

    static Chart remarked(Chart chart, String remark) {
        List<String> remarks = new ArrayList<>(chart.remarks());
        remarks.add(remark);
        return new Chart(chart.title(), chart.summary(), chart.x(), chart.y(), chart.layers(), remarks);
    }

    /** The loss over all rows at each epoch, in order. The last point is left out if the run went back to an earlier one. */
    private static PlotPoints losses(Path path) {
        long all = path.last().rows();
        List<PathPoint> points = path.points().stream()
                .limit(path.points().size() - (path.wentBack() ? 1 : 0))
                .filter(point -> point.rows() == all)
                .toList();
        return new PlotPoints(numbers(points, PathPoint::epoch), numbers(points, PathPoint::loss));
    }

    static double[] numbers(List<PathPoint> points, ToDoubleFunction<PathPoint> number) {
        return points.stream().mapToDouble(number).toArray();
    }
}
