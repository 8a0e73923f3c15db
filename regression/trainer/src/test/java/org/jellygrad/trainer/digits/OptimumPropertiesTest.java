package org.jellygrad.trainer.digits;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.optimizer.Adam;
import org.jellygrad.trainer.optimizer.AdaptiveMethod;
import org.jellygrad.trainer.optimizer.AmsGrad;
import org.jellygrad.trainer.optimizer.GradientDescent;
import org.jellygrad.trainer.optimizer.Momentum;
import org.jellygrad.trainer.optimizer.Nesterov;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.optimizer.RmsProp;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Schedule;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;

/** What makes an optimum one, and which losses have the same, on seeded random regressions. */
class OptimumPropertiesTest {

    private static final int TRIALS = 20;
    private static final int ROWS = 40;

    private static Fit fit(Settings settings, Map<String, double[]> columns) {
        return new Trainer(settings.withFeatures(List.of("x1", "x2", "x3"))).fit(RandomData.dataset(columns));
    }

    private static double[] column(Map<String, double[]> columns, String name) {
        return requireNonNull(columns.get(name));
    }

    /** Σ w·residual = 0 and Σ w·residual·x = 0, for the coefficients as they are reported. */
    @Test
    void residualsAreOrthogonalToEveryColumn() {
        for (int trial = 0; trial < TRIALS; trial++) {
            Map<String, double[]> columns = RandomData.columns(trial, ROWS, 3);
            columns.put("w", new Random(trial).doubles(ROWS, 0.1, 3).toArray());
            for (boolean weighted : new boolean[] {false, true}) {
                Settings settings = weighted ? RandomData.settings().withWeights("w") : RandomData.settings();
                double[] residuals = residuals(columns, fit(settings, columns));
                double[] w = weighted ? column(columns, "w") : ones();
                for (double[] x :
                        List.of(ones(), column(columns, "x1"), column(columns, "x2"), column(columns, "x3"))) {
                    double sum = 0;
                    double size = 0;
                    for (int i = 0; i < ROWS; i++) {
                        sum += w[i] * residuals[i] * x[i];
                        size += Math.abs(w[i] * x[i] * column(columns, "y")[i]);
                    }
                    assertThat(sum).isCloseTo(0, within(1e-13 * size));
                }
            }
        }
    }

    private static double[] ones() {
        double[] ones = new double[ROWS];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double[] residuals(Map<String, double[]> columns, Fit fit) {
        BigDecimal[] predictions = DecimalLeastSquares.predictions(
                List.of(ones(), column(columns, "x1"), column(columns, "x2"), column(columns, "x3")), parameters(fit));
        double[] y = column(columns, "y");
        return IntStream.range(0, ROWS)
                .mapToDouble(i -> predictions[i].subtract(new BigDecimal(y[i])).doubleValue())
                .toArray();
    }

    private static double[] parameters(Fit fit) {
        return fit.path().last().parameters();
    }

    /** y → 3y + 1000 multiplies every coefficient and moves the intercept; x → x/10 + 7 multiplies its coefficient by ten. */
    @Test
    void shiftsAndScalesThatAreNoPowersOfTwo() {
        for (int trial = 0; trial < TRIALS; trial++) {
            Map<String, double[]> columns = RandomData.columns(trial, ROWS, 3);
            double[] before = parameters(fit(RandomData.settings(), columns));
            columns.replaceAll((name, x) -> Arrays.stream(x)
                    .map(v -> switch (name) {
                        case "y" -> 3 * v + 1000;
                        case "x2" -> v / 10 + 7;
                        default -> v;
                    })
                    .toArray());
            double[] after = parameters(fit(RandomData.settings(), columns));
            double[] expected = {3 * before[0] + 1000 - 7 * 30 * before[2], 3 * before[1], 30 * before[2], 3 * before[3]
            };
            for (int j = 0; j < expected.length; j++) {
                // The shift costs y and x digits before they are seen.
                assertThat(after[j]).isCloseTo(expected[j], within(1e-11 * (1000 + Math.abs(expected[j]))));
            }
        }
    }

    /** δ beyond every residual: half the squared loss, so twice the rate walks the same path. */
    @Test
    void huberWithALargeDeltaWalksThePathOfTheSquaredLoss() {
        assertSamePath(new Loss.Squared(), 0.1, new Loss.Huber(1e9), 0.2);
    }

    /** The quantile loss of 0.5 is half the absolute one. */
    @Test
    void theMedianWalksThePathOfTheAbsoluteLoss() {
        assertSamePath(new Loss.Absolute(), 0.1, new Loss.Quantile(0.5), 0.2);
    }

    private static void assertSamePath(Loss loss, double rate, Loss half, double doubled) {
        for (int trial = 0; trial < TRIALS; trial++) {
            Map<String, double[]> columns = RandomData.columns(trial, ROWS, 3);
            Settings settings = RandomData.settings()
                    .withScaling(Scaling.STANDARD)
                    .withStop(Settings.DEFAULTS.stop().withMaxEpochs(25));
            List<PathPoint> whole = fit(settings.withLoss(loss).withLearningRate(new LearningRate.Fixed(rate)), columns)
                    .path()
                    .points();
            List<PathPoint> halves = fit(
                            settings.withLoss(half).withLearningRate(new LearningRate.Fixed(doubled)), columns)
                    .path()
                    .points();
            assertThat(halves).hasSameSizeAs(whole);
            for (int k = 0; k < whole.size(); k++) {
                assertThat(halves.get(k).descended())
                        .containsExactly(whole.get(k).descended(), within(1e-10));
                assertThat(2 * halves.get(k).loss())
                        .isCloseTo(
                                whole.get(k).loss(), within(1e-11 * whole.get(k).loss()));
            }
        }
    }

    /** Mini-batches hover at a constant rate; one that decays takes them to the optimum. */
    @Test
    void miniBatchesArriveAtTheOptimumWithADecayingRate() {
        Map<String, double[]> columns = RandomData.columns(2, ROWS, 3);
        for (Optimizer optimizer : List.of(
                new GradientDescent(),
                new Momentum(0.8),
                new Nesterov(0.8),
                new Adam(),
                new AmsGrad(),
                new RmsProp(0.999, 1e-8))) {
            Settings settings = batches(optimizer);
            double hovering = fit(settings, columns).diagnostics().distanceToOptimum();
            assertThat(hovering).as(optimizer.text()).isGreaterThan(1e-4);
            double decayed = fit(settings.withSchedule(new Schedule.Exponential(0.99)), columns)
                    .diagnostics()
                    .distanceToOptimum();
            // What is left is the noise of the last epochs in which the rate could still move a point.
            assertThat(decayed).as(optimizer.text()).isLessThan(1e-4).isLessThan(hovering / 50);
        }
    }

    private static Settings batches(Optimizer optimizer) {
        return RandomData.settings()
                .withScaling(Scaling.STANDARD)
                .withOptimizer(optimizer)
                .withBatching(new Batching.MiniBatch(10))
                .withLearningRate(new LearningRate.Fixed(optimizer instanceof AdaptiveMethod ? 0.5 : 0.05))
                .withStop(Settings.DEFAULTS.stop().withMaxEpochs(2000).withStandstill(2000));
    }

    /**
     * RMSProp's divisor √s holds the batch's own g², a share 1 − ρ of s, so to first order it settles where E[g·(1 − (1 − ρ)·g²/2s)] = 0,
     * and not where E[g] = 0: beside the optimum by as much as 1 − ρ, unless the batches' gradients have no skew.
     */
    @Test
    void rmsPropSettlesBesideTheOptimumByTheBatchsOwnShare() {
        Map<String, double[]> columns = RandomData.columns(2, ROWS, 3);
        double usual = distanceOfRmsProp(0.9, columns);
        assertThat(usual).isBetween(1e-4, 1e-3);
        // A tenth of it, and the noise that is left of other optimizers too.
        assertThat(distanceOfRmsProp(0.99, columns)).isLessThan(usual / 10 + 2e-5);
    }

    private static double distanceOfRmsProp(double rho, Map<String, double[]> columns) {
        return fit(batches(new RmsProp(rho, 1e-8)).withSchedule(new Schedule.Exponential(0.99)), columns)
                .diagnostics()
                .distanceToOptimum();
    }

    /** From any start, for the bowl has one bottom: in the last bit, too. */
    @Test
    void theStartDoesNotMatter() {
        Map<String, double[]> columns = RandomData.columns(3, ROWS, 3);
        double[] fromZero = parameters(fit(RandomData.settings(), columns));
        List<double[]> starts = new ArrayList<>();
        for (int seed = 0; seed < TRIALS; seed++) {
            Fit fit = fit(
                    RandomData.settings().withStart(new InitialGuess.Random()).withSeed(seed), columns);
            starts.add(fit.path().first().parameters());
            assertThat(parameters(fit)).containsExactly(fromZero, within(1e-15 * Math.abs(fromZero[0])));
        }
        assertThat(starts).doesNotHaveDuplicates();
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        Map<String, double[]> columns = RandomData.columns(4, 30_000, 3);
        columns.put("w", new Random(4).doubles(30_000, 0, 2).toArray());
        Settings few = RandomData.settings()
                .withStop(Settings.DEFAULTS.stop().withMaxEpochs(4))
                .withWeights("w");
        for (Settings settings : List.of(
                few,
                few.withLoss(new Loss.LogCosh()),
                few.withLoss(new Loss.Absolute()),
                few.withBatching(new Batching.MiniBatch(1_000)))) {
            List<double[]> one = path(settings.withThreads(1), columns);
            for (int threads : new int[] {2, 3, 8}) {
                assertThat(path(settings.withThreads(threads), columns))
                        .usingRecursiveComparison()
                        .isEqualTo(one);
            }
        }
    }

    private static List<double[]> path(Settings settings, Map<String, double[]> columns) {
        return fit(settings, columns).path().points().stream()
                .map(PathPoint::parameters)
                .toList();
    }
}
