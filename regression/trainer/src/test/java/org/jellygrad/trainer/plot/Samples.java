package org.jellygrad.trainer.plot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Charts that tests draw: the usual ones and the awkward ones. */
final class Samples {
    static final Quantity MSE = Quantity.of("MSE");
    private static final double[] JARS = {100, 300, 500, 700, 900};

    private Samples() {}

    static Map<String, Chart> all() {
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.put("jelly beans", jellyBeans());
        charts.put("crowd", crowd());
        charts.put("truth", DataCharts.fittedAgainstTruth(Quantity.of("beans"), jars(2, 40), jars(2.8, 24)));
        charts.put("rates", compared());
        charts.put("arrived", arrived());
        charts.put("valley", valley());
        charts.put("rosenbrock", rosenbrock());
        charts.put("saddle", saddle());
        charts.put("limit", limit());
        charts.put("attempts", attempts());
        charts.put("names", names());
        charts.put("diverged", losses(1, 1e100, 1e200, 1e300, Double.POSITIVE_INFINITY, Double.NaN));
        charts.put("extremes", line(new double[] {1e-300, 2e-300, 3e-300}, new double[] {-1e300, 1e300, 1.7e308}));
        charts.put("widest", line(new double[] {-Double.MAX_VALUE, 0, Double.MAX_VALUE}, new double[] {0, 1, 2}));
        charts.put("smallest", line(new double[] {0, Double.MIN_VALUE}, new double[] {0, Double.MIN_VALUE}));
        charts.put("log extremes", losses(1e300, 1, 1e-300, Double.MIN_VALUE));
        charts.put("equal", line(new double[] {3, 3, 3}, new double[] {5, 5, 5}));
        charts.put("one", line(new double[] {3}, new double[] {5}));
        charts.put("none", line(new double[0], new double[0]));
        charts.put("nothing finite", line(new double[] {Double.NaN, 1}, new double[] {2, Double.NEGATIVE_INFINITY}));
        charts.put("steps", steps());
        return charts;
    }

    static Chart jellyBeans() {
        return DataCharts.dataWithLine(
                new Quantity("jar_size", "ml"), Quantity.of("beans"), JARS, jars(2, 40), jars(2.8, 24));
    }

    private static double[] jars(double slope, double intercept) {
        return DoubleStream.of(JARS).map(jar -> slope * jar + intercept).toArray();
    }

    private static Chart crowd() {
        Random random = new Random(7);
        double[] x = values(400, i -> 2 * random.nextDouble());
        double[] y = values(400, i -> 454 * x[i] - 40 + 230 * random.nextGaussian());
        return DataCharts.dataWithLine(
                new Quantity("distance", "Mpc"),
                new Quantity("velocity", "km/s"),
                x,
                y,
                values(400, i -> 454 * x[i] - 40));
    }

    /** Loss (x − x*)² falls by ρ² a step, ρ = 1 − 2η. */
    static Chart compared() {
        return DescentCharts.lossByEpoch(
                MSE,
                DoubleStream.of(0.01, 0.1, 0.4, 1.1)
                        .mapToObj(rate -> new DescentCharts.Run(
                                "lr " + rate, byEpoch(31, i -> 25 * Math.pow(1 - 2 * rate, 2 * i))))
                        .toList());
    }

    static Chart arrived() {
        return DescentCharts.lossByEpoch(
                MSE, List.of(new DescentCharts.Run("gd", byEpoch(41, i -> i < 40 ? 310400 * Math.pow(0.64, i) : 0))));
    }

    static Chart losses(double... losses) {
        return DescentCharts.lossByEpoch(
                MSE, List.of(new DescentCharts.Run("gd", byEpoch(losses.length, i -> losses[i]))));
    }

    private static PlotPoints byEpoch(int epochs, IntToDoubleFunction loss) {
        return new PlotPoints(values(epochs, i -> i), values(epochs, loss));
    }

    /** Descent down a narrow valley: jelly beans with jars in units of 100. */
    static Chart valley() {
        Bowl bowl = new Bowl(200, 40, 0, 66, 10, 2);
        double[] slope = new double[20];
        double[] intercept = new double[20];
        slope[0] = 300;
        intercept[0] = 20;
        for (int i = 1; i < slope.length; i++) {
            double dx = slope[i - 1] - bowl.x();
            double dy = intercept[i - 1] - bowl.y();
            slope[i] = slope[i - 1] - 0.028 * (bowl.xx() * dx + bowl.xy() * dy);
            intercept[i] = intercept[i - 1] - 0.028 * (bowl.xy() * dx + bowl.yy() * dy);
        }
        return DescentCharts.parameterPlane(
                Quantity.of("slope"), Quantity.of("intercept"), MSE, new PlotPoints(slope, intercept), bowl);
    }

    private static Chart rosenbrock() {
        return DescentCharts.parameterPlane(
                Quantity.of("x"),
                Quantity.of("y"),
                Quantity.of("f"),
                new PlotPoints(new double[] {-1.2, -0.8, -0.9}, new double[] {1, 1.1, 0.8}),
                PlotPoints.at(1, 1),
                (x, y) -> Math.pow(1 - x, 2) + 100 * Math.pow(y - x * x, 2));
    }

    static Chart saddle() {
        return DescentCharts.parameterPlane(
                Quantity.of("x"),
                Quantity.of("y"),
                Quantity.of("f"),
                new PlotPoints(new double[] {1, 0.8, 0.64, 0.5}, new double[] {0.1, 0.12, 0.144, 0.17}),
                new Bowl(0, 0, 0, 2, 0, -2));
    }

    static Chart limit() {
        double[] rates = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 0.8, 0.9, 1.1, 2};
        double[] losses = values(rates.length, i -> 1 + 25 * Math.pow(1 - 2 * rates[i] + rates[i] * rates[i], 4));
        boolean[] diverged = new boolean[rates.length];
        diverged[8] = true;
        losses[9] = Double.NaN;
        return DescentCharts.lossByRate(MSE, rates, losses, diverged, OptionalDouble.of(1));
    }

    static Chart attempts() {
        return DataCharts.attempts(MSE, new double[] {
            310400, 376641, 250561, 197124, 150089, 109456, 75225, 47396, 25969, 10944, 2321, 100, 4281
        });
    }

    private static Chart names() {
        return DataCharts.dataWithLine(
                new Quantity("瓶の大きさ", "ml"),
                Quantity.of("número de <granos> & \"más\"\u0007\uD800 " + "in a jar ".repeat(15)),
                JARS,
                jars(2, 40),
                jars(2, 40));
    }

    static Chart line(double[] x, double[] y) {
        return DataCharts.dataWithLine(Quantity.of("x"), Quantity.of("y"), x, y, y);
    }

    private static Chart steps() {
        return Chart.fitting(
                "Learning rate by epoch",
                "The rate halves twice.",
                Quantity.of("epoch"),
                Scale.COUNT,
                Quantity.of("rate"),
                Scale.LINEAR,
                List.of(
                        new Layer.Steps(
                                "rate", new PlotPoints(new double[] {0, 5, 10, 15}, new double[] {1, 0.5, 0.25, 0.25})),
                        new Layer.Reference("halved", 5),
                        new Layer.Reference("halved again", 6)),
                List.of());
    }

    static double[] values(int count, IntToDoubleFunction value) {
        return IntStream.range(0, count).mapToDouble(value).toArray();
    }
}
