package org.jellygrad.trainer.digits;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jellygrad.model.Coefficient;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.optimizer.AdaGrad;
import org.jellygrad.trainer.optimizer.Adam;
import org.jellygrad.trainer.optimizer.AmsGrad;
import org.jellygrad.trainer.optimizer.ConjugateGradient;
import org.jellygrad.trainer.optimizer.GradientDescent;
import org.jellygrad.trainer.optimizer.LBfgs;
import org.jellygrad.trainer.optimizer.Momentum;
import org.jellygrad.trainer.optimizer.Nesterov;
import org.jellygrad.trainer.optimizer.NormalizedGradientDescent;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.optimizer.RmsProp;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;

/** Penalties from nearly nothing to nearly everything, with default options otherwise. */
class RidgeDecadesTest {

    private static final List<Optimizer> OPTIMIZERS = List.of(
            new GradientDescent(),
            new Momentum(0.9),
            new Nesterov(0.9),
            new AdaGrad(),
            new RmsProp(),
            new Adam(),
            new AmsGrad(),
            new NormalizedGradientDescent(),
            new LBfgs(),
            new ConjugateGradient());

    private static Fit fit(Settings settings, Map<String, double[]> columns) {
        return new Trainer(settings.withTarget("y")).fit(RandomData.dataset(columns));
    }

    /** Far from 0 and of different sizes, so that intercept and slopes have little in common. */
    private static Map<String, double[]> columns(int seed) {
        Map<String, double[]> columns = RandomData.columns(seed, 40, 3);
        double[] x = requireNonNull(columns.get("x2"));
        Arrays.setAll(x, i -> 1e4 + 300 * x[i]);
        double[] y = requireNonNull(columns.get("y"));
        Arrays.setAll(y, i -> 50 + y[i]);
        return columns;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow());
    }

    /** The covariance of a standardised column and the target. */
    private static double covariance(Map<String, double[]> columns, String name) {
        double[] x = requireNonNull(columns.get(name));
        double[] y = requireNonNull(columns.get("y"));
        double mean = mean(x);
        return IntStream.range(0, x.length)
                        .mapToDouble(i -> (x[i] - mean) * y[i])
                        .sum()
                / x.length
                / deviation(x);
    }

    /** What the model predicts where every column is at its mean. */
    private static double atTheMeans(Fit fit) {
        return fit.model().intercept()
                + fit.model().coefficients().stream()
                        .mapToDouble(c -> c.value() * c.mean())
                        .sum();
    }

    @Test
    void everyDecadeConvergesWithEveryOptimizer() {
        for (Optimizer optimizer : OPTIMIZERS) {
            for (int decade = -12; decade <= 12; decade++) {
                Map<String, double[]> columns = columns(decade + 12);
                Fit fit = fit(
                        Settings.DEFAULTS.withOptimizer(optimizer).withPenalty(new Penalty.L2(Math.pow(10, decade))),
                        columns);
                String what = optimizer.text() + " 1e" + decade;
                assertThat(fit.outcome()).as(what).isInstanceOf(Outcome.Converged.class);
                assertThat(fit.diagnostics().distanceToOptimum()).as(what).isLessThan(1e-25);
                assertThat(atTheMeans(fit)).as(what).isCloseTo(mean(requireNonNull(columns.get("y"))), within(1e-10));
            }
        }
    }

    /** (S + l2·I)⁻¹c = c/l2 but for a share λmax/l2, λmax ≤ 3 for three standard columns. */
    @Test
    void aHugeRidgeDividesTheCovariances() {
        for (double l2 : new double[] {1e4, 1e8, 1e12}) {
            Map<String, double[]> columns = columns(7);
            Fit fit = fit(Settings.DEFAULTS.withPenalty(new Penalty.L2(l2)), columns);
            assertThat(fit.diagnostics().scaling()).isEqualTo(Scaling.ORTHOGONAL);
            assertThat(fit.diagnostics().conditionNumber()).isEqualTo(1);
            for (Coefficient coefficient : fit.model().coefficients()) {
                String name = coefficient.name();
                double slope = coefficient.value() * deviation(requireNonNull(columns.get(name)));
                double limit = covariance(columns, name) / l2;
                double largest = IntStream.rangeClosed(1, 3)
                        .mapToDouble(j -> Math.abs(covariance(columns, "x" + j)))
                        .max()
                        .orElseThrow();
                assertThat(slope).as(name).isCloseTo(limit, within(4 / l2 * largest / l2 + 1e-12 * largest / l2));
            }
        }
    }

    /** The same beside an l1 penalty: soft(2c, l1)/(2·l2), and exact zeros. */
    @Test
    void aHugeElasticNetDividesWhatTheLassoLeaves() {
        Map<String, double[]> columns = columns(7);
        double[] covariances = IntStream.rangeClosed(1, 3)
                .mapToDouble(j -> covariance(columns, "x" + j))
                .toArray();
        double l1 =
                2 * Arrays.stream(covariances).map(Math::abs).sorted().toArray()[1]; // one slope at the edge, one below
        for (Optimizer optimizer : List.of(new GradientDescent(), new Momentum(0.9), new Nesterov(0.9))) {
            for (double l2 : new double[] {1e5, 1e12}) {
                Fit fit = fit(
                        Settings.DEFAULTS.withOptimizer(optimizer).withPenalty(new Penalty.ElasticNet(l1 * 1.001, l2)),
                        columns);
                assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
                assertThat(fit.diagnostics().scaling()).isEqualTo(Scaling.BALANCED);
                assertThat(atTheMeans(fit)).isCloseTo(mean(requireNonNull(columns.get("y"))), within(1e-7));
                for (int j = 0; j < 3; j++) {
                    double c = covariances[j];
                    double left = Math.max(0, Math.abs(2 * c) - l1 * 1.001);
                    Coefficient coefficient = fit.model().coefficients().get(j);
                    double slope = coefficient.value() * deviation(requireNonNull(columns.get(coefficient.name())));
                    if (left == 0) {
                        assertThat(slope).isZero();
                    } else {
                        double limit = Math.copySign(left, c) / (2 * l2);
                        assertThat(slope).isCloseTo(limit, within(1e-4 * Math.abs(limit)));
                    }
                }
            }
        }
    }

    /** What is left is the best constant. */
    @Test
    void otherLossesEndAtTheBestConstant() {
        for (Loss loss : List.of(new Loss.Huber(1), new Loss.LogCosh(), new Loss.Absolute(), new Loss.Quantile(0.2))) {
            for (Optimizer optimizer : OPTIMIZERS.subList(0, 8)) {
                for (double l2 : new double[] {1e6, 1e9, 1e12}) {
                    Fit fit = fit(
                            Settings.DEFAULTS
                                    .withLoss(loss)
                                    .withOptimizer(optimizer)
                                    .withPenalty(new Penalty.L2(l2)),
                            columns(11));
                    String what = loss.text() + " " + optimizer.text() + " " + l2;
                    assertThat(fit.outcome()).as(what).isNotInstanceOf(Outcome.Diverged.class);
                    double best = fit.model().quality().bestConstantLoss();
                    assertThat(fit.model().quality().loss()).as(what).isCloseTo(best, within(1e-5 * best));
                }
            }
        }
    }

    /** The penalty is one of standard columns' coefficients whichever way descent goes. */
    @Test
    void theBasisDoesNotChangeTheModel() {
        Map<String, double[]> columns = columns(3);
        Settings settings = Settings.DEFAULTS.withPenalty(new Penalty.L2(3)).withOptimizer(new ConjugateGradient());
        double[] standard = fit(settings.withScaling(Scaling.STANDARD), columns)
                .path()
                .last()
                .parameters();
        for (Scaling scaling : List.of(Scaling.AUTO, Scaling.BALANCED, Scaling.ORTHOGONAL)) {
            Fit fit = fit(settings.withScaling(scaling), columns);
            double[] parameters = fit.path().last().parameters();
            for (int j = 0; j < standard.length; j++) {
                assertThat(parameters[j]).isCloseTo(standard[j], within(1e-14 * Math.abs(standard[j])));
            }
        }
        double[] balanced = fit(settings.withScaling(Scaling.BALANCED), columns)
                .path()
                .last()
                .descended();
        double[] own = fit(settings.withScaling(Scaling.STANDARD), columns)
                .path()
                .last()
                .descended();
        assertThat(balanced[1]).isCloseTo(2 * own[1], within(1e-12 * Math.abs(own[1])));
    }
}
