package org.jellygrad.trainer.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jellygrad.trainer.text.Numbers;

/** The charts of how runs went. Numbers may be NaN or infinite: the chart's notes say what was left out. */
public final class DescentCharts {
    /** Longer paths have no room for a mark at every step. */
    private static final int MOST_STEPS = 60;

    /** Contours from the optimum to the highest point of the path, evenly spaced in the root of the loss; and at most, beyond it. */
    private static final int RINGS = 5;

    private static final int MOST_RINGS = 9;
    private static final int GRID = 121;

    /** What the plane shows around the path, as a share of the path's extent. */
    private static final double MARGIN = 0.05;

    private DescentCharts() {}

    /** A run by name: epochs in rising order and the loss at each. */
    public record Run(String name, PlotPoints losses) {}

    /**
     * The loss by epoch, a line for each run; on a log axis when the losses span more than two decades and none is negative. The notes
     * tell of a loss of 0, for which a log axis has no place, and of one that is not finite.
     */
    public static Chart lossByEpoch(Quantity loss, List<Run> runs) {
        LossScale scale = LossScale.of(runs.stream()
                .flatMapToDouble(run -> DoubleStream.of(run.losses().y()))
                .toArray());
        List<Layer> layers = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        List<String> summary = new ArrayList<>();
        for (Run run : runs) {
            double[] epochs = run.losses().x();
            double[] losses = run.losses().y();
            String name = runs.size() == 1 ? loss.name() : loss.name() + " of " + run.name();
            remarks.addAll(scale.remarks(name, losses, "epoch", epochs));
            layers.add(new Layer.Line(run.name(), scale.drawn(epochs, losses), losses.length <= MOST_STEPS));
            int last = losses.length - 1;
            if (last >= 0) {
                summary.add(
                        "The " + name + " goes from " + Numerals.of(losses[0]) + " at epoch " + Numerals.of(epochs[0])
                                + " to " + Numerals.of(losses[last]) + " at epoch " + Numerals.of(epochs[last]) + ".");
            }
        }
        return Chart.fitting(
                loss.name() + " by epoch",
                summary.isEmpty() ? "There are no epochs." : String.join(" ", summary),
                Quantity.of("epoch"),
                Scale.COUNT,
                loss,
                scale.scale(),
                layers,
                remarks);
    }

    /**
     * The path of two parameters over the contours of a quadratic loss. The contours are exact ellipses where the loss rises in every
     * direction, else they are drawn from a grid.
     *
     * @param path from the start on, one point for each step
     */
    public static Chart parameterPlane(Quantity x, Quantity y, Quantity loss, PlotPoints path, Bowl bowl) {
        PlotPoints optimum = bowl.isPositiveDefinite() ? PlotPoints.at(bowl.x(), bowl.y()) : PlotPoints.NONE;
        Axis xAxis = around(x, path.and(optimum).x());
        Axis yAxis = around(y, path.and(optimum).y());
        if (!bowl.isPositiveDefinite()) {
            return parameterPlane(loss, path, optimum, xAxis, yAxis, bowl::at);
        }
        double highest = Math.max(
                Math.max(bowl.at(xAxis.low(), yAxis.low()), bowl.at(xAxis.low(), yAxis.high())),
                Math.max(bowl.at(xAxis.high(), yAxis.low()), bowl.at(xAxis.high(), yAxis.high())));
        List<Double> levels = levels(bowl.least(), highest, path, bowl::at);
        return plane(loss, path, optimum, xAxis, yAxis, new Layer.Ellipses(contours(loss), bowl, levels), levels);
    }

    /**
     * The path of two parameters over the contours of any loss, which is computed at {@value #GRID} × {@value #GRID} places.
     *
     * @param path from the start on, one point for each step
     * @param optimum one point, or none where it is not known
     */
    public static Chart parameterPlane(
            Quantity x, Quantity y, Quantity loss, PlotPoints path, PlotPoints optimum, DoubleBinaryOperator at) {
        PlotPoints all = path.and(optimum);
        return parameterPlane(loss, path, optimum, around(x, all.x()), around(y, all.y()), at);
    }

    static Chart parameterPlane(
            Quantity loss, PlotPoints path, PlotPoints optimum, Axis x, Axis y, DoubleBinaryOperator at) {
        Grid grid = Grid.of(at, x, y, GRID);
        double[] values = Arrays.stream(grid.values())
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .toArray();
        double least = Arrays.stream(values).min().orElse(0);
        double highest = Arrays.stream(values).max().orElse(0);
        List<Double> levels = levels(least, highest, path, at);
        return plane(loss, path, optimum, x, y, new Layer.Contours(contours(loss), grid, levels), levels);
    }

    private static Chart plane(
            Quantity loss, PlotPoints path, PlotPoints optimum, Axis x, Axis y, Layer contours, List<Double> levels) {
        List<Layer> layers = new ArrayList<>();
        if (path.size() > 0) {
            layers.add(contours);
        }
        layers.add(new Layer.Line("path", path, path.size() <= MOST_STEPS));
        List<String> summary = new ArrayList<>();
        if (path.size() > 0) {
            int last = path.size() - 1;
            addMark("start", Mark.START, path, 0, layers);
            addMark("end", Mark.END, path, last, layers);
            summary.add("The path goes in " + Numbers.count(last, "step") + " from " + point(x, y, path, 0) + " to "
                    + point(x, y, path, last) + ".");
        } else {
            summary.add("There is no path.");
        }
        if (optimum.size() > 0) {
            layers.add(new Layer.Points("optimum", Mark.OPTIMUM, optimum));
            summary.add("The optimum is " + point(x, y, optimum, 0) + ".");
        }
        if (!levels.isEmpty() && path.size() > 0) {
            summary.add("The contours are at " + loss.label() + " "
                    + String.join(", ", levels.stream().map(Numerals::of).toList()) + ".");
        }
        String title = "Path in the plane of " + x.quantity().name() + " and "
                + y.quantity().name();
        return new Chart(title, String.join(" ", summary), x, y, layers, List.of());
    }

    /**
     * The final loss of runs that differ in their learning rate. A run that diverged is marked at the upper edge, for it has no final loss.
     *
     * @param losses one for each rate
     * @param diverged one for each rate; a loss that is not finite counts as diverged too
     * @param limit the rate from which descent diverges; empty where none is known
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public static Chart lossByRate(
            Quantity loss, double[] rates, double[] losses, boolean[] diverged, OptionalDouble limit) {
        if (rates.length != losses.length || rates.length != diverged.length) {
            throw new IllegalArgumentException(rates.length + " rates, " + losses.length + " losses and "
                    + diverged.length + " outcomes: there must be as many of each");
        }
        int[] runs = IntStream.range(0, rates.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> rates[i]))
                .mapToInt(i -> i)
                .toArray();
        int[] arrived = Arrays.stream(runs)
                .filter(i -> !diverged[i] && Double.isFinite(losses[i]))
                .toArray();
        double[] fair = Arrays.stream(arrived).mapToDouble(i -> rates[i]).toArray();
        double[] left = Arrays.stream(arrived).mapToDouble(i -> losses[i]).toArray();
        double[] lost = Arrays.stream(runs)
                .filter(i -> diverged[i] || !Double.isFinite(losses[i]))
                .mapToDouble(i -> rates[i])
                .toArray();

        LossScale scale = LossScale.of(left);
        Axis y = Axis.around(loss, scale.scale(), left);
        List<Layer> layers = new ArrayList<>();
        limit.ifPresent(at -> layers.add(new Layer.Reference("stable limit " + Numerals.of(at), at)));
        layers.add(new Layer.Line("final " + loss.name(), scale.drawn(fair, left), left.length <= MOST_STEPS));
        if (lost.length > 0) {
            double[] top = new double[lost.length];
            Arrays.fill(top, y.high());
            layers.add(new Layer.Points("diverged", Mark.DIVERGED, new PlotPoints(lost, top)));
        }
        double[] places =
                DoubleStream.concat(Arrays.stream(rates), limit.stream()).toArray();
        Axis x = Axis.around(Quantity.of("learning rate"), LossScale.of(places).scale(), places);
        return new Chart(
                "Final " + loss.name() + " by learning rate",
                rateSummary(loss, fair, left, lost, limit),
                x,
                y,
                layers,
                scale.remarks("final " + loss.name(), left, "learning rate", fair));
    }

    private static String rateSummary(
            Quantity loss, double[] rates, double[] losses, double[] lost, OptionalDouble limit) {
        List<String> summary = new ArrayList<>();
        summary.add(Numbers.count(rates.length + lost.length, "run") + ", of which " + lost.length + " diverged.");
        int best = IntStream.range(0, losses.length)
                .boxed()
                .min(Comparator.comparingDouble(i -> losses[i]))
                .orElse(-1);
        if (best >= 0) {
            summary.add("The lowest final " + loss.name() + " is " + Numerals.of(losses[best]) + ", at learning rate "
                    + Numerals.of(rates[best]) + ".");
        }
        if (lost.length > 0) {
            summary.add("The lowest rate that diverged is " + Numerals.of(lost[0]) + ".");
        }
        limit.ifPresent(at -> summary.add("The stable limit is " + Numerals.of(at) + "."));
        return String.join(" ", summary);
    }

    private static Axis around(Quantity quantity, double[] values) {
        double low = Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
        double high = Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
        double margin = MARGIN * high - MARGIN * low;
        return Axis.around(quantity, Scale.LINEAR, low, high, low - margin, high + margin);
    }

    private static List<Double> levels(double least, double highest, PlotPoints path, DoubleBinaryOperator loss) {
        double top = IntStream.range(0, path.size())
                .mapToDouble(i -> loss.applyAsDouble(path.x(i), path.y(i)))
                .filter(value -> Double.isFinite(value) && value <= highest)
                .max()
                .orElse(highest);
        double height = top > least ? top - least : highest - least;
        return IntStream.rangeClosed(1, MOST_RINGS)
                .mapToObj(ring -> least + height * ring * ring / (RINGS * RINGS))
                .filter(level -> level > least && level <= highest)
                .toList();
    }

    /** Marks a point of the path; one that is not finite has no place, which the path's own note says. */
    private static void addMark(String name, Mark mark, PlotPoints path, int i, List<Layer> layers) {
        if (Double.isFinite(path.x(i)) && Double.isFinite(path.y(i))) {
            layers.add(new Layer.Points(name, mark, PlotPoints.at(path.x(i), path.y(i))));
        }
    }

    private static String contours(Quantity loss) {
        return "contours of " + loss.name();
    }

    private static String point(Axis x, Axis y, PlotPoints points, int i) {
        return x.quantity().name() + " " + Numerals.of(points.x(i)) + ", "
                + y.quantity().name() + " " + Numerals.of(points.y(i));
    }
}
