package org.jellygrad.trainer.kinks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.optimizer.AdaGrad;
import org.jellygrad.trainer.optimizer.Adam;
import org.jellygrad.trainer.optimizer.AmsGrad;
import org.jellygrad.trainer.optimizer.GradientDescent;
import org.jellygrad.trainer.optimizer.Momentum;
import org.jellygrad.trainer.optimizer.Nesterov;
import org.jellygrad.trainer.optimizer.NormalizedGradientDescent;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.optimizer.RmsProp;
import org.jellygrad.trainer.outcome.Diagnostics;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.settings.Averaging;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Schedule;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;

/** Losses made of straight lines against optima found otherwise: all corners tried, or one coefficient after the other. */
class KinkedOptimumTest {

    static final List<Optimizer> OPTIMIZERS = List.of(
            new GradientDescent(),
            new Momentum(0.9),
            new Nesterov(0.9),
            new AdaGrad(),
            new RmsProp(),
            new Adam(),
            new AmsGrad(),
            new NormalizedGradientDescent());

    private static final MathContext DIGITS = new MathContext(60);

    static final List<Loss> LOSSES = List.of(new Loss.Absolute(), new Loss.Quantile(0.1), new Loss.Quantile(0.75));

    static Fit fit(Settings settings, Map<String, double[]> columns) {
        return new Trainer(settings.withTarget("y")).fit(RandomData.dataset(columns));
    }

    /** Intercept and slopes where two features and a constant have the least mean loss: some optimum goes through three rows. */
    private static double[] bestCorner(Loss loss, Map<String, double[]> columns, double[] weights) {
        List<double[]> x = features(columns);
        double[] y = requireNonNull(columns.get("y"));
        int[] best = new int[0];
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < i; j++) {
                for (int k = 0; k < j; k++) {
                    double value = mean(loss, columns, weights, through(x, y, i, j, k));
                    if (value < lowest) {
                        lowest = value;
                        best = new int[] {i, j, k};
                    }
                }
            }
        }
        return exactlyThrough(x, y, best);
    }

    private static List<double[]> features(Map<String, double[]> columns) {
        return List.of(requireNonNull(columns.get("x1")), requireNonNull(columns.get("x2")));
    }

    /** By Cramer's rule on differences; NaN where the three are in line. */
    private static double[] through(List<double[]> x, double[] y, int i, int j, int k) {
        double a = x.get(0)[i] - x.get(0)[k];
        double b = x.get(1)[i] - x.get(1)[k];
        double c = x.get(0)[j] - x.get(0)[k];
        double d = x.get(1)[j] - x.get(1)[k];
        double first = ((y[i] - y[k]) * d - (y[j] - y[k]) * b) / (a * d - b * c);
        double second = ((y[j] - y[k]) * a - (y[i] - y[k]) * c) / (a * d - b * c);
        return new double[] {y[k] - first * x.get(0)[k] - second * x.get(1)[k], first, second};
    }

    /** The same in decimal fractions, rounded once. */
    private static double[] exactlyThrough(List<double[]> x, double[] y, int[] rows) {
        BigDecimal[] a = minusLast(x.get(0), rows);
        BigDecimal[] b = minusLast(x.get(1), rows);
        BigDecimal[] t = minusLast(y, rows);
        BigDecimal area = a[0].multiply(b[1]).subtract(a[1].multiply(b[0]));
        BigDecimal first = t[0].multiply(b[1]).subtract(t[1].multiply(b[0])).divide(area, DIGITS);
        BigDecimal second = t[1].multiply(a[0]).subtract(t[0].multiply(a[1])).divide(area, DIGITS);
        BigDecimal intercept = new BigDecimal(y[rows[2]])
                .subtract(first.multiply(new BigDecimal(x.get(0)[rows[2]])))
                .subtract(second.multiply(new BigDecimal(x.get(1)[rows[2]])));
        return new double[] {intercept.doubleValue(), first.doubleValue(), second.doubleValue()};
    }

    private static BigDecimal[] minusLast(double[] column, int[] rows) {
        BigDecimal last = new BigDecimal(column[rows[2]]);
        return new BigDecimal[] {
            new BigDecimal(column[rows[0]]).subtract(last), new BigDecimal(column[rows[1]]).subtract(last)
        };
    }

    private static double mean(Loss loss, Map<String, double[]> columns, double[] weights, double[] parameters) {
        double[] y = requireNonNull(columns.get("y"));
        double sum = 0;
        double total = 0;
        for (int i = 0; i < y.length; i++) {
            double residual = parameters[0] - y[i];
            for (int j = 1; j < parameters.length; j++) {
                residual += parameters[j] * requireNonNull(columns.get("x" + j))[i];
            }
            sum += weights[i] * loss.at(residual);
            total += weights[i];
        }
        return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum / total;
    }

    private static double[] ones(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static void assertSame(Fit fit, double[] expected, String what) {
        assertThat(fit.outcome()).as(what).isInstanceOf(Outcome.Converged.class);
        for (int j = 0; j < expected.length; j++) {
            double found = j == 0
                    ? fit.model().intercept()
                    : fit.model().coefficients().get(j - 1).value();
            assertThat(found).as(what).isCloseTo(expected[j], within(1e-15 * Math.abs(expected[j])));
        }
        assertThat(fit.path().last().gradientNorm()).as(what).isZero();
        assertThat(fit.diagnostics().distanceToOptimum()).as(what).isZero();
    }

    @Test
    void everyLossEndsAtItsBestCorner() {
        for (Loss loss : LOSSES) {
            for (int seed = 0; seed < 4; seed++) {
                Map<String, double[]> columns = RandomData.columns(seed, 27, 2);
                double[] weights = ones(27);
                Settings settings = Settings.DEFAULTS.withLoss(loss).withFeatures(List.of("x1", "x2"));
                if (seed % 2 == 1) {
                    weights = new Random(seed).doubles(27, 0.2, 3).toArray();
                    weights[seed] = 0;
                    columns.put("w", weights);
                    settings = settings.withWeights("w");
                }
                assertSame(fit(settings, columns), bestCorner(loss, columns, weights), loss.text() + " " + seed);
            }
        }
    }

    @Test
    void everyOptimizerEndsAtTheBestCornerAtDefaultsAndWithADecayingRate() {
        Map<String, double[]> columns = RandomData.columns(2, 30, 2);
        for (Loss loss : LOSSES) {
            double[] best = bestCorner(loss, columns, ones(30));
            for (Optimizer optimizer : OPTIMIZERS) {
                Settings settings = Settings.DEFAULTS.withLoss(loss).withOptimizer(optimizer);
                assertSame(fit(settings, columns), best, loss.text() + " " + optimizer.text());
                Settings decaying = settings.withLearningRate(new LearningRate.Fixed(0.3))
                        .withSchedule(new Schedule.Exponential(0.98));
                assertSame(fit(decaying, columns), best, loss.text() + " " + optimizer.text() + " decaying");
            }
            Settings batches = Settings.DEFAULTS.withLoss(loss).withBatching(new Batching.MiniBatch(4));
            assertSame(fit(batches, columns), best, loss.text() + " in batches");
        }
    }

    /** Descent that is told to stop early is not carried on, and says how far it was. */
    @Test
    void aRunThatStopsEarlierKnowsHowFarItIs() {
        Map<String, double[]> columns = RandomData.columns(2, 30, 2);
        Loss loss = new Loss.Quantile(0.75);
        double[] best = bestCorner(loss, columns, ones(30));
        Settings settings = Settings.DEFAULTS.withLoss(loss);
        Fit cut = fit(settings.withStop(settings.stop().withMaxEpochs(25)), columns);
        Fit hovering = fit(settings.withLearningRate(new LearningRate.Fixed(0.3)), columns);
        Fit averaged = fit(settings.withAveraging(new Averaging.PolyakRuppert(5)), columns);
        for (Fit fit : List.of(cut, hovering, averaged)) {
            assertThat(fit.outcome()).isNotInstanceOf(Outcome.Converged.class);
            Diagnostics.Optimum optimum = requireNonNull(fit.diagnostics().optimum());
            assertThat(optimum.several()).isFalse();
            assertThat(optimum.loss()).isCloseTo(mean(loss, columns, ones(30), best), within(1e-14));
            assertThat(optimum.parameters()[1]).isCloseTo(best[1], within(1e-14 * Math.abs(best[1])));
            double[] apart = fit.path().last().parameters();
            double squares = 0;
            double spread = 0;
            double[] y = requireNonNull(columns.get("y"));
            double middle = Arrays.stream(y).average().orElseThrow();
            for (int i = 0; i < y.length; i++) {
                double difference = apart[0] - best[0];
                for (int j = 1; j < best.length; j++) {
                    difference += (apart[j] - best[j]) * requireNonNull(columns.get("x" + j))[i];
                }
                squares += difference * difference;
                spread += (y[i] - middle) * (y[i] - middle);
            }
            assertThat(fit.diagnostics().distanceToOptimum())
                    .isCloseTo(Math.sqrt(squares / spread), within(1e-9))
                    .isGreaterThan(1e-6);
        }
    }

    /** Whole numbers, so that dozens of rows are in line with each other. Tries every line through two different rows. */
    @Test
    void tiesDoNotHideTheOptimum() {
        for (int seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            double[] x = random.ints(150, 0, 8).asDoubleStream().toArray();
            double[] y = new double[x.length];
            Arrays.setAll(y, i -> Math.round(x[i] + 2 * random.nextGaussian()));
            Map<String, double[]> columns = new LinkedHashMap<>(Map.of("x1", x, "y", y));
            for (Loss loss : LOSSES) {
                double lowest = Double.POSITIVE_INFINITY;
                for (int i = 0; i < x.length; i++) {
                    for (int j = 0; j < i; j++) {
                        double slope = (y[i] - y[j]) / (x[i] - x[j]);
                        double value = x[i] == x[j]
                                ? Double.POSITIVE_INFINITY
                                : mean(loss, columns, ones(x.length), new double[] {y[i] - slope * x[i], slope});
                        lowest = Math.min(lowest, value);
                    }
                }
                Fit fit = fit(Settings.DEFAULTS.withLoss(loss), columns);
                assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
                assertThat(fit.model().quality().loss()).isCloseTo(lowest, within(1e-13 * lowest));
            }
        }
    }

    /** Four points on two levels: from slope −1 to 1 every line between has the same mean absolute error. */
    @Test
    void severalOptimaAreSaidToBeSeveral() {
        Map<String, double[]> columns = Map.of("x1", new double[] {0, 0, 1, 1}, "y", new double[] {0, 1, 0, 1});
        Fit fit = fit(Settings.DEFAULTS.withLoss(new Loss.Absolute()), columns);
        assertThat(fit.outcome().why()).contains("Other parameters have the same loss.");
        assertThat(fit.model().quality().loss()).isCloseTo(0.5, within(1e-15));
        assertThat(requireNonNull(fit.diagnostics().optimum()).several()).isTrue();
    }

    @Test
    void whatFitsPerfectlyHasNoLossLeft() {
        Map<String, double[]> columns = RandomData.columns(5, 25, 1);
        double[] x = requireNonNull(columns.get("x1"));
        columns.put("y", Arrays.stream(x).map(v -> 3 * v - 0.5).toArray());
        Fit fit = fit(Settings.DEFAULTS.withLoss(new Loss.Quantile(0.3)), columns);
        assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
        assertThat(fit.path().last().parameters()[1]).isCloseTo(3, within(1e-14));
        assertThat(fit.model().quality().loss()).isLessThan(1e-15);
    }
}
