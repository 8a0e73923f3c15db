package org.jellygrad.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.optimizer.ConjugateGradient;
import org.jellygrad.trainer.optimizer.LBfgs;
import org.jellygrad.trainer.optimizer.LineSearchMethod;
import org.jellygrad.trainer.optimizer.Momentum;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.Averaging;
import org.jellygrad.trainer.settings.Clipping;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Schedule;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Descent on typed functions: the listings of the articles, and what goes wrong. */
class MinimizerTest {

    private static final Tensor X = Tensor.parameter("x");
    private static final Tensor Y = Tensor.parameter("y");
    private static final Tensor SQUARE = X.square();

    /** (x − 3)². */
    private static final Tensor BOWL = X.minus(3).square();

    /** (x² − 1)² + 0.3x: a shallow minimum right, a deeper one left. */
    private static final Tensor TWO_VALLEYS = SQUARE.minus(1).square().plus(X.times(0.3));

    private static Settings settings(double start, double rate, int steps) {
        return Settings.DEFAULTS
                .withStart(new InitialGuess.Given(Map.of("x", start)))
                .withLearningRate(new LearningRate.Fixed(rate))
                .withStop(Settings.DEFAULTS.stop().withMaxEpochs(steps));
    }

    private static Minimum run(Settings settings, Tensor function) {
        return new Minimizer(settings).minimize(function, List.of(X));
    }

    private static double[] xs(Minimum minimum) {
        return minimum.path().points().stream()
                .mapToDouble(point -> point.parameters()[0])
                .toArray();
    }

    private static double[] losses(Minimum minimum) {
        return minimum.path().points().stream().mapToDouble(PathPoint::loss).toArray();
    }

    @Test
    void twentyStepsDownTheParabola() {
        Minimum minimum = run(settings(5, 0.1, 20), SQUARE);
        assertThat(xs(minimum))
                .containsExactly(
                        new double[] {
                            5, 4, 3.2, 2.56, 2.048, 1.6384, 1.3107, 1.0486, 0.8389, 0.6711, 0.5369, 0.4295, 0.3436,
                            0.2749, 0.2199, 0.1759, 0.1407, 0.1126, 0.0901, 0.0721, 0.0576
                        },
                        within(5e-5));
        assertThat(losses(minimum))
                .containsExactly(
                        new double[] {
                            25, 16, 10.24, 6.5536, 4.1943, 2.6844, 1.7180, 1.0995, 0.7037, 0.4504, 0.2882, 0.1845,
                            0.1181, 0.0756, 0.0484, 0.0309, 0.0198, 0.0127, 0.0081, 0.0052, 0.0033
                        },
                        within(5e-5));
        assertThat(minimum.path().points().subList(0, 3))
                .extracting(point -> point.gradient()[0])
                .containsExactly(10.0, 8.0, 6.4);
        assertThat(minimum.outcome()).isInstanceOf(Outcome.OutOfEpochs.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, 4.9, 4.802, 4.70596, 4.6118408, 4.519603984",
        "0.1, 4, 3.2, 2.56, 2.048, 1.6384",
        "1.1, -6, 7.2, -8.64, 10.368, -12.4416"
    })
    void ratesFromTooSmallToTooLarge(double rate, double a, double b, double c, double d, double e) {
        assertThat(xs(run(settings(5, rate, 5), SQUARE)))
                .containsExactly(new double[] {5, a, b, c, d, e}, within(1e-12));
    }

    @Test
    void theBestRateNeedsOneStep() {
        Minimum minimum = run(settings(5, 0.5, 5), SQUARE);
        assertThat(xs(minimum)).containsExactly(5, 0);
        assertThat(minimum.outcome()).isInstanceOf(Outcome.Converged.class);
    }

    @ParameterizedTest
    @CsvSource({"0.01, 764", "0.1, 70", "0.5, 1", "0.9, 70", "0.99, 764"})
    void stepsToAMillionth(double rate, int steps) {
        double[] xs = xs(run(settings(5, rate, 800), SQUARE));
        assertThat(IntStream.range(0, xs.length)
                        .filter(k -> Math.abs(xs[k]) <= 1e-6)
                        .findFirst())
                .hasValue(steps);
    }

    @Test
    void theLessonsParabola() {
        assertThat(xs(run(settings(8, 0.1, 10), BOWL)))
                .containsExactly(
                        new double[] {8, 7, 6.2, 5.56, 5.048, 4.6384, 4.3107, 4.0486, 3.8389, 3.6711, 3.5369},
                        within(5e-5));
        assertThat(run(settings(8, 0.9, 20), BOWL).parameters()[0]).isCloseTo(3.0576, within(5e-5));
        assertThat(run(settings(8, 0.1, 20), BOWL).parameters()[0]).isCloseTo(3.0576, within(5e-5));
        assertThat(run(settings(8, 0.01, 20), BOWL).parameters()[0]).isCloseTo(6.3380, within(5e-5));
    }

    @Test
    void everyFifthEpoch() {
        Minimum thirty = run(settings(8, 0.1, 30), BOWL);
        double[] xs = {4.638400, 3.536871, 3.175922, 3.057646, 3.018889, 3.006190};
        double[] losses = {2.684355, 0.288230, 0.030949, 0.003323, 0.000357, 0.000038};
        for (int k = 0; k < xs.length; k++) {
            assertThat(xs(thirty)[5 * (k + 1)]).isCloseTo(xs[k], within(5e-7));
            assertThat(losses(thirty)[5 * (k + 1)]).isCloseTo(losses[k], within(5e-7));
        }
        Minimum other = run(settings(0, 0.15, 25), X.minus(7).square());
        double[] otherXs = {5.823510, 6.802267, 6.966767, 6.994415, 6.999061};
        double[] otherLosses = {1.384129, 0.039098, 0.001104, 0.000031, 0.000001};
        for (int k = 0; k < otherXs.length; k++) {
            assertThat(xs(other)[5 * (k + 1)]).isCloseTo(otherXs[k], within(5e-7));
            assertThat(losses(other)[5 * (k + 1)]).isCloseTo(otherLosses[k], within(5e-7));
        }
    }

    @Test
    void theShallowValleyHolds() {
        Settings right = settings(1.5, 0.02, 2000);
        Minimum stuck = run(right, TWO_VALLEYS);
        assertThat(stuck.parameters()[0]).isCloseTo(0.960150, within(5e-7));
        assertThat(stuck.value()).isCloseTo(0.294146, within(5e-7));
        Minimum found = run(settings(-1.5, 0.02, 2000), TWO_VALLEYS);
        assertThat(found.parameters()[0]).isCloseTo(-1.035579, within(5e-7));
        assertThat(found.value()).isCloseTo(-0.305428, within(5e-7));
        assertThat(run(right.withOptimizer(new Momentum(0.9)), TWO_VALLEYS).parameters()[0])
                .isCloseTo(0.960150, within(5e-7));
        assertThat(run(right.withOptimizer(new Momentum(0.95)), TWO_VALLEYS).parameters()[0])
                .isCloseTo(-1.035579, within(5e-7));
    }

    @Test
    void randomRestartsFindTheDeeperValley() {
        double deepest = IntStream.range(0, 8)
                .mapToDouble(seed -> run(
                                settings(0, 0.02, 2000)
                                        .withStart(new InitialGuess.Random())
                                        .withSeed(seed),
                                TWO_VALLEYS)
                        .value())
                .min()
                .orElseThrow();
        assertThat(deepest).isCloseTo(-0.305428, within(5e-7));
    }

    @Test
    void theSaddle() {
        Tensor saddle = X.square().minus(Y.square());
        Settings settings = settings(1, 0.1, 60);
        Minimum stuck = new Minimizer(settings).minimize(saddle, List.of(X, Y));
        assertThat(stuck.parameters()[1]).isZero();
        Settings beside = settings.withStart(new InitialGuess.Given(Map.of("x", 1.0, "y", 1e-3)));
        assertThat(stepsAway(beside, saddle)).isEqualTo(38);
        assertThat(stepsAway(beside.withOptimizer(new Momentum(0.9)), saddle)).isEqualTo(19);
    }

    private static int stepsAway(Settings settings, Tensor function) {
        return new Minimizer(settings)
                .minimize(function, List.of(X, Y)).path().points().stream()
                        .filter(point -> Math.abs(point.parameters()[1]) >= 1)
                        .findFirst()
                        .orElseThrow()
                        .epoch();
    }

    @Test
    void clippingBoundsTheStep() {
        Settings clipped = settings(8, 0.1, 3).withClipping(new Clipping.ByNorm(1));
        assertThat(xs(run(clipped, BOWL))).containsExactly(new double[] {8, 7.9, 7.8, 7.7}, within(1e-12));
        Settings wild = settings(8, 1.1, 7);
        double[] bounded = {8, 6.9, 5.8, 4.7, 3.6, 2.5, 3.6, 2.5};
        assertThat(xs(run(wild.withClipping(new Clipping.ByNorm(1)), BOWL))).containsExactly(bounded, within(1e-12));
        assertThat(xs(run(wild.withClipping(new Clipping.ByValue(1)), BOWL))).containsExactly(bounded, within(1e-12));
        assertThat(xs(run(settings(8, 1.1, 5), BOWL)))
                .containsExactly(new double[] {8, -3, 10.2, -5.64, 13.368, -9.4416}, within(1e-12));
        assertThat(run(settings(8, 1.1, 30), BOWL).outcome()).isInstanceOf(Outcome.Diverged.class);
    }

    /** The gradient (6, 8) has norm 10: cut to norm 5 it is (3, 4), by value (5, 5). */
    @Test
    void clippingByNormKeepsTheDirection() {
        Tensor function = X.times(6).plus(Y.times(8));
        Settings settings = settings(0, 1, 1);
        assertThat(new Minimizer(settings.withClipping(new Clipping.ByNorm(5)))
                        .minimize(function, List.of(X, Y))
                        .parameters())
                .containsExactly(new double[] {-3, -4}, within(1e-14));
        assertThat(new Minimizer(settings.withClipping(new Clipping.ByValue(7)))
                        .minimize(function, List.of(X, Y))
                        .parameters())
                .containsExactly(-6, -7);
    }

    /** η_SSE = η_MSE/n and η_½MSE = 2η_MSE walk the same path, for x = 1..5, y = 2x. */
    @Test
    void theScaleOfTheCostIsOneOfTheRate() {
        Tensor x = Tensor.constant(new double[] {1, 2, 3, 4, 5});
        Tensor squares = x.times(X).minus(x.times(2)).square();
        double[] mean = xs(run(settings(0, 0.01, 10), squares.mean()));
        assertThat(xs(run(settings(0, 0.002, 10), squares.sum()))).containsExactly(mean, within(1e-12));
        assertThat(xs(run(settings(0, 0.02, 10), squares.mean().times(0.5)))).containsExactly(mean, within(1e-12));
    }

    /** ρ = 1 − 2Aη with A = mean x² = 11. */
    @ParameterizedTest
    @CsvSource({"0.001, 0.978", "0.01, 0.78", "0.05, -0.1", "0.09, -0.98", "0.1, -1.2"})
    void theFactorOfAStep(double rate, double factor) {
        Tensor x = Tensor.constant(new double[] {1, 2, 3, 4, 5});
        double[] slopes = xs(
                run(settings(0, rate, 3), x.times(X).minus(x.times(2)).square().mean()));
        for (int k = 1; k < slopes.length; k++) {
            assertThat((slopes[k] - 2) / (slopes[k - 1] - 2)).isCloseTo(factor, within(1e-12));
        }
    }

    @Test
    void schedules() {
        // On f = x the steps are the rates themselves.
        Tensor line = X.times(1);
        Map<Schedule, double[]> rates = new LinkedHashMap<>();
        rates.put(new Schedule.Constant(), new double[] {1, 1, 1, 1});
        rates.put(new Schedule.InverseTime(1), new double[] {1, 1 / 2.0, 1 / 3.0, 1 / 4.0});
        rates.put(new Schedule.Exponential(0.5), new double[] {1, 0.5, 0.25, 0.125});
        rates.put(new Schedule.Step(2, 0.1), new double[] {1, 1, 0.1, 0.1});
        rates.put(new Schedule.Cosine(), new double[] {1, (1 + Math.sqrt(0.5)) / 2, 0.5, (1 - Math.sqrt(0.5)) / 2});
        rates.put(new Schedule.WarmUp(3), new double[] {1 / 3.0, 2 / 3.0, 1, 1});
        rates.forEach((schedule, expected) -> {
            Minimum minimum = run(settings(0, 1, 4).withSchedule(schedule), line);
            double x = 0;
            for (int k = 0; k < 4; k++) {
                x -= expected[k];
                assertThat(xs(minimum)[k + 1]).as(schedule.text()).isCloseTo(x, within(1e-15));
                assertThat(minimum.path().points().get(k).learningRate()).isCloseTo(expected[k], within(1e-15));
            }
        });
    }

    /** Steps 8 → 7 → 6.2 → 5.56: from the second on their mean is (6.2 + 5.56)/2. */
    @Test
    void theMeanOfThePoints() {
        Settings settings = settings(8, 0.1, 3).withAveraging(new Averaging.PolyakRuppert(1));
        assertThat(run(settings, BOWL).parameters()[0]).isCloseTo(5.88, within(1e-12));
        assertThat(run(settings, BOWL).value()).isCloseTo(2.88 * 2.88, within(1e-12));
        Settings all = settings.withAveraging(new Averaging.PolyakRuppert(0));
        assertThat(run(all, BOWL).parameters()[0]).isCloseTo((7 + 6.2 + 5.56) / 3, within(1e-12));
    }

    /** (x − 3)² + λ|x| is least at 3 − λ/2, and at 0 from λ = 6 on: exactly. */
    @Test
    void thePenaltyOfAnyParameter() {
        Settings settings = settings(8, 0.3, 200);
        assertThat(run(settings.withPenalty(new Penalty.L1(2)), BOWL).parameters()[0])
                .isCloseTo(2, within(1e-9));
        assertThat(run(settings.withPenalty(new Penalty.L1(6.5)), BOWL).parameters()[0])
                .isZero();
        assertThat(run(settings.withPenalty(new Penalty.L2(0.5)), BOWL).parameters()[0])
                .isCloseTo(2, within(1e-9));
    }

    @Test
    void lineSearchesOnRosenbrocksValley() {
        Tensor valley =
                X.negate().plus(1).square().plus(Y.minus(X.square()).square().times(100));
        for (LineSearchMethod method : List.of(new LBfgs(), new ConjugateGradient())) {
            Settings settings = Settings.DEFAULTS
                    .withOptimizer(method)
                    .withStart(new InitialGuess.Given(Map.of("x", -1.2, "y", 1.0)))
                    .withStop(Settings.DEFAULTS.stop().withMaxEpochs(1000));
            Minimum minimum = new Minimizer(settings).minimize(valley, List.of(X, Y));
            assertThat(minimum.outcome()).isInstanceOf(Outcome.Converged.class);
            assertThat(minimum.parameters()).containsExactly(new double[] {1, 1}, within(1e-7));
            double[] losses = losses(minimum);
            for (int k = 1; k < losses.length; k++) {
                assertThat(losses[k]).isLessThanOrEqualTo(losses[k - 1]);
            }
        }
    }

    @Test
    void whatCannotBe() {
        assertThatThrownBy(() -> run(settings(8, 0.1, 3).withLearningRate(new LearningRate.Auto()), BOWL))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("no data to choose it from");
        assertThatThrownBy(() -> run(settings(-1, 0.1, 3), X.log()))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("is NaN at the start");
        assertThatThrownBy(() -> run(settings(8, 0.1, 3).withStart(new InitialGuess.Given(Map.of("z", 1.0))), BOWL))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("'z'");
    }
}
