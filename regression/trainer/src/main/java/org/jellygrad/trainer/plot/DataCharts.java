package org.jellygrad.trainer.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jellygrad.trainer.text.Numbers;

/** The charts of data and of guesses. Numbers may be NaN or infinite: the chart's notes say what was left out. */
public final class DataCharts {
    /** More rows than these have no room for a bar each. */
    private static final int MOST_BARS = 80;

    private static final int LOSS_DIGITS = 8;

    private DataCharts() {}

    /**
     * Rows and the fitted line, with a bar for each residual where there are at most {@value #MOST_BARS} rows.
     *
     * @param fitted the prediction for each row
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public static Chart dataWithLine(Quantity x, Quantity y, double[] xs, double[] ys, double[] fitted) {
        PlotPoints rows = new PlotPoints(xs, ys);
        PlotPoints line = sorted(new PlotPoints(xs, fitted));
        List<Layer> layers = new ArrayList<>();
        if (xs.length <= MOST_BARS && residual(ys, fitted) > 0) {
            layers.add(new Layer.Bars("residual", new PlotPoints(xs, fitted), rows));
        }
        layers.add(new Layer.Points("data", Mark.DOT, rows));
        layers.add(new Layer.Line("fitted", line, false));
        int last = line.size() - 1;
        String summary = last < 0
                ? "There are no rows."
                : Numbers.count(xs.length, "row") + ": " + range(x, xs) + ", " + range(y, ys)
                        + ". The fitted line runs from "
                        + Numerals.of(line.y(0)) + " at " + x.name() + " " + Numerals.of(line.x(0)) + " to "
                        + Numerals.of(line.y(last)) + " at " + x.name() + " " + Numerals.of(line.x(last))
                        + ". The largest absolute residual is " + Numerals.of(residual(ys, fitted)) + ".";
        return Chart.fitting(
                y.name() + " by " + x.name() + ", with the fitted line",
                summary,
                x,
                Scale.LINEAR,
                y,
                Scale.LINEAR,
                layers,
                List.of());
    }

    /**
     * Predictions against the truth, with the line on which they are equal. Both axes have the same range.
     *
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public static Chart fittedAgainstTruth(Quantity target, double[] truth, double[] fitted) {
        PlotPoints rows = new PlotPoints(truth, fitted);
        double[] all = IntStream.range(0, truth.length)
                .filter(i -> Double.isFinite(truth[i]) && Double.isFinite(fitted[i]))
                .boxed()
                .flatMapToDouble(i -> Arrays.stream(new double[] {truth[i], fitted[i]}))
                .toArray();
        Axis x = Axis.around(new Quantity("true " + target.name(), target.unit()), Scale.LINEAR, all);
        Axis y = Axis.around(new Quantity("fitted " + target.name(), target.unit()), Scale.LINEAR, all);
        List<Layer> layers = all.length == 0
                ? List.of(new Layer.Points("rows", Mark.DOT, rows))
                : List.of(new Layer.Points("rows", Mark.DOT, rows), new Layer.Curve("fitted = true", value -> value));
        String summary = truth.length == 0
                ? "There are no rows."
                : Numbers.count(truth.length, "row") + ": " + range(x.quantity(), truth) + ", "
                        + range(y.quantity(), fitted) + ". The largest difference is "
                        + Numerals.of(residual(truth, fitted)) + ".";
        return new Chart("Fitted against true " + target.name(), summary, x, y, layers, List.of());
    }

    /** The loss of every attempt, counted from 1, with the best of them marked. */
    public static Chart attempts(Quantity loss, double[] losses) {
        double[] numbers =
                IntStream.rangeClosed(1, losses.length).asDoubleStream().toArray();
        LossScale scale = LossScale.of(losses);
        PlotPoints drawn = scale.drawn(numbers, losses);
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer.Line("attempts", drawn, true));
        String summary = losses.length == 0 ? "There are no attempts." : Numbers.count(losses.length, "attempt") + ".";
        int best = IntStream.range(0, losses.length)
                .filter(i -> Double.isFinite(losses[i]))
                .boxed()
                .min(Comparator.comparingDouble(i -> losses[i]))
                .orElse(-1);
        if (best >= 0) {
            String what = "best: " + exact(losses[best]) + " at attempt " + (best + 1);
            layers.add(new Layer.Points(
                    what, Mark.BEST, scale.drawn(new double[] {best + 1}, new double[] {losses[best]})));
            summary += " " + loss.name() + " begins at " + exact(losses[0]) + " and ends at "
                    + exact(losses[losses.length - 1]) + "; the " + what + ".";
        }
        return Chart.fitting(
                loss.name() + " of every attempt",
                summary,
                Quantity.of("attempt"),
                Scale.COUNT,
                loss,
                scale.scale(),
                layers,
                scale.remarks(loss.name(), losses, "attempt", numbers));
    }

    /** A loss that is printed beside the chart too: with the same digits. */
    private static String exact(double loss) {
        return Numbers.format(loss, LOSS_DIGITS);
    }

    private static PlotPoints sorted(PlotPoints points) {
        int[] order = IntStream.range(0, points.size())
                .boxed()
                .sorted(Comparator.comparingDouble(points::x))
                .mapToInt(i -> i)
                .toArray();
        return new PlotPoints(
                Arrays.stream(order).mapToDouble(points::x).toArray(),
                Arrays.stream(order).mapToDouble(points::y).toArray());
    }

    private static double residual(double[] ys, double[] fitted) {
        return IntStream.range(0, ys.length)
                .mapToDouble(i -> Math.abs(fitted[i] - ys[i]))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    private static String range(Quantity quantity, double[] values) {
        double[] finite =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        return finite.length == 0
                ? quantity.label() + " nowhere finite"
                : quantity.label() + " from " + Numerals.of(finite[0]) + " to "
                        + Numerals.of(finite[finite.length - 1]);
    }
}
