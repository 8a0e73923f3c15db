package org.jellygrad.trainer.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.jellygrad.model.Coefficient;
import org.jellygrad.model.expression.RowFunction;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.internal.setup.LossSurface;
import org.jellygrad.trainer.internal.setup.ShownRows;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.outcome.Diagnostics.Optimum;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.plot.Bowl;
import org.jellygrad.trainer.plot.Chart;
import org.jellygrad.trainer.plot.DescentCharts;
import org.jellygrad.trainer.plot.PlotPoints;
import org.jellygrad.trainer.plot.Quantity;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The path of two parameters over the contours of the loss: exact ellipses of least squares, else from the rows. With a penalty the optimum
 * that descent looks for is not where the loss is least.
 */
record PlaneChart(Fit fit, Settings settings, LossSurface terrain, ShownRows rows, Units units) {

    /** How many rows contours are computed from when the loss is not squared. */
    private static final int MOST_ROWS = 1000;

    private static final PlotPoints NOWHERE = new PlotPoints(new double[0], new double[0]);

    Chart chart(Quantity loss) {
        List<String> names = fit.path().names();
        Quantity x = units.parameter(names.get(0));
        Quantity y = units.parameter(names.get(1));
        List<PathPoint> points = fit.path().points();
        PlotPoints path = new PlotPoints(
                FitCharts.numbers(points, point -> point.parameters()[0]),
                FitCharts.numbers(points, point -> point.parameters()[1]));
        Optimum optimum = fit.diagnostics().optimum();
        LossSurface.SecondDerivatives hessian = terrain.hessian();
        Chart chart;
        if (settings.isLeastSquares() && optimum != null && hessian != null) {
            double[] at = optimum.parameters();
            double[][] curved = hessian.user();
            Bowl bowl = new Bowl(at[0], at[1], optimum.loss(), curved[0][0], curved[0][1], curved[1][1]);
            chart = DescentCharts.parameterPlane(x, y, loss, path, bowl);
        } else {
            int stride = (rows.y().length + MOST_ROWS - 1) / MOST_ROWS;
            chart = DescentCharts.parameterPlane(x, y, loss, path, place(optimum), loss(settings.loss(), stride));
            if (stride * rows.every() > 1) {
                chart = FitCharts.remarked(
                        chart, "The contours are those of one row in " + stride * rows.every() + ".");
            }
        }
        long every = fit.path().every();
        return every == 1 ? chart : FitCharts.remarked(chart, "One step in " + every + " of the path is drawn.");
    }

    private static PlotPoints place(@Nullable Optimum optimum) {
        return optimum == null ? NOWHERE : PlotPoints.at(optimum.parameters()[0], optimum.parameters()[1]);
    }

    /** The mean loss of each {@code stride}-th row for any two parameters. */
    private DoubleBinaryOperator loss(Loss loss, int stride) {
        double[][] columns = columns();
        return (first, second) -> {
            double sum = 0;
            double weight = 0;
            for (int i = 0; i < columns[0].length; i += stride) {
                double residual = first * columns[0][i] + second * columns[1][i] - rows.y()[i];
                sum += rows.weights()[i] * loss.at(residual);
                weight += rows.weights()[i];
            }
            return sum / weight;
        };
    }

    /** For each of the two parameters the column it is multiplied by. */
    private double[][] columns() {
        List<double[]> columns = new ArrayList<>();
        if (fit.model().hasIntercept()) {
            columns.add(column(row -> 1, 1));
        }
        for (Coefficient coefficient : fit.model().coefficients()) {
            if (terrain.names().contains(coefficient.name())) {
                columns.add(column(
                        coefficient.term().variable().over(terrain.rows().features()),
                        coefficient.term().power()));
            }
        }
        return columns.toArray(double[][]::new);
    }

    private double[] column(RowFunction variable, int power) {
        double[] column = new double[rows.y().length];
        for (int i = 0; i < column.length; i++) {
            double value = variable.at(rows.x()[i]);
            column[i] = value;
            for (int k = 1; k < power; k++) {
                column[i] *= value;
            }
        }
        return column;
    }
}
