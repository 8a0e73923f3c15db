package org.jellygrad.trainer.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.trainer.Minimizer;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.optimizer.Adam;
import org.jellygrad.trainer.optimizer.LinearMethod;
import org.jellygrad.trainer.optimizer.Momentum;
import org.jellygrad.trainer.optimizer.Nesterov;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.outcome.Convergence;
import org.jellygrad.trainer.outcome.Convergence.Pattern;
import org.jellygrad.trainer.outcome.Diagnostics;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Schedule;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The law of descent on a parabola, ρ = 1 − η·λ along each direction, against what runs do. */
class ConvergenceTest {

    private static final Map<String, double[]> TWICE =
            Map.of("x", new double[] {1, 2, 3, 4, 5}, "y", new double[] {2, 4, 6, 8, 10});

    private static Settings settings(double rate, int epochs) {
        return RandomData.settings()
                .withScaling(Scaling.NONE)
                .withLearningRate(new LearningRate.Fixed(rate))
                .withStop(Settings.DEFAULTS.stop().withMaxEpochs(epochs).withStandstill(1_000_000));
    }

    private static Diagnostics fit(Settings settings, Map<String, double[]> columns) {
        return new Trainer(settings).fit(RandomData.dataset(columns)).diagnostics();
    }

    private static Convergence minimize(double rate, int steps, Optimizer optimizer) {
        Tensor x = Tensor.parameter("x");
        return new Minimizer(settings(rate, steps)
                        .withOptimizer(optimizer)
                        .withStart(new InitialGuess.Given(Map.of("x", 5.0))))
                .minimize(x.square(), List.of(x))
                .convergence();
    }

    private static Convergence minimize(double rate, int steps) {
        return minimize(rate, steps, Settings.DEFAULTS.optimizer());
    }

    /** f = x²: ρ = 1 − 2η. */
    @ParameterizedTest
    @CsvSource({
        "0.01, 0.98, CRAWLS",
        "0.1, 0.8, CRAWLS",
        "0.5, 0, ONE_STEP",
        "0.9, -0.8, ZIG_ZAGS",
        "0.99, -0.98, ZIG_ZAGS",
        "1, -1, BOUNCES",
        "1.1, -1.2, DIVERGES"
    })
    void oneDimension(double rate, double factor, Pattern pattern) {
        for (int steps : new int[] {1, 2, 5, 60}) {
            Convergence measured = minimize(rate, steps);
            assertThat(measured.pattern()).isEqualTo(pattern);
            assertThat(measured.factor()).isCloseTo(factor, within(1e-12));
        }
    }

    /** A path this long keeps every 8th step, which hides the sign of ρ but not where the steps went. */
    @ParameterizedTest
    @CsvSource({"1e-4, 0.9998, CRAWLS", "0.9999, -0.9998, ZIG_ZAGS", "1, -1, BOUNCES"})
    void oneDimensionThinned(double rate, double factor, Pattern pattern) {
        Convergence measured = minimize(rate, 10_000);
        assertThat(measured.pattern()).isEqualTo(pattern);
        assertThat(measured.factor()).isCloseTo(factor, within(1e-12));
    }

    /** The roots of z² − (1 + β − 2η)z + β, and with z² − (1 + β)(1 − 2η)z + β(1 − 2η). */
    @Test
    void momentumSwings() {
        Convergence ball = minimize(0.1, 100, new Momentum(0.9));
        assertThat(ball.pattern()).isEqualTo(Pattern.SWINGS);
        assertThat(ball.factor()).isCloseTo(Math.sqrt(0.9), within(1e-10));
        Convergence nesterov = minimize(0.1, 100, new Nesterov(0.9));
        assertThat(nesterov.pattern()).isEqualTo(Pattern.SWINGS);
        assertThat(nesterov.factor()).isCloseTo(Math.sqrt(0.9 * 0.8), within(1e-10));
        double h = 0.001;
        double half = (1.9 - h) / 2;
        for (int steps : new int[] {400, 10_000}) {
            Convergence slow = minimize(h / 2, steps, new Momentum(0.9));
            assertThat(slow.pattern()).isEqualTo(Pattern.CRAWLS);
            assertThat(slow.factor()).isCloseTo(half + Math.sqrt(half * half - 0.9), within(1e-6));
        }
    }

    /** The slope alone: λ = 2 · mean x² = 22. */
    @ParameterizedTest
    @CsvSource({
        "0.001, 0.978, CRAWLS",
        "0.01, 0.78, CRAWLS",
        "0.0454545454545454545, 0, ONE_STEP",
        "0.05, -0.1, ZIG_ZAGS",
        "0.09, -0.98, ZIG_ZAGS",
        "0.1, -1.2, DIVERGES"
    })
    void theSlopeAlone(double rate, double factor, Pattern pattern) {
        Diagnostics known = fit(settings(rate, 12).withIntercept(false), TWICE);
        assertThat(known.outlook().convergence().pattern()).isEqualTo(pattern);
        assertThat(known.outlook().convergence().factor()).isCloseTo(factor, within(1e-12));
        assertThat(known.convergence().pattern()).isEqualTo(pattern);
        assertThat(known.convergence().factor()).isCloseTo(factor, within(1e-7));
    }

    /** λ = 12 ± √134: the flattest direction is all that is left after a thousand epochs. */
    @Test
    void slopeAndInterceptCrawl() {
        Diagnostics known = fit(settings(0.01, 1000), TWICE);
        double factor = 1 - 0.01 * (12 - Math.sqrt(136));
        assertThat(known.outlook().smallestEigenvalue()).isCloseTo(12 - Math.sqrt(136), within(1e-12));
        assertThat(known.outlook().convergence()).isEqualTo(known.outlook().convergence());
        assertThat(known.outlook().convergence().factor()).isCloseTo(factor, within(1e-12));
        assertThat(known.convergence().pattern()).isEqualTo(Pattern.CRAWLS);
        assertThat(known.convergence().factor()).isCloseTo(factor, within(1e-9));
    }

    /** At the best rate the ends of the spectrum share |ρ| = (κ − 1)/(κ + 1): one crawls, one zig-zags. */
    @Test
    void theBestRateIsBalanced() {
        for (int trial = 0; trial < 10; trial++) {
            Diagnostics known =
                    fit(RandomData.settings().withScaling(Scaling.STANDARD), RandomData.columns(trial, 30, 2));
            double kappa = known.conditionNumber();
            assertThat(known.learningRate()).isEqualTo(known.outlook().bestLearningRate());
            for (Convergence law : List.of(known.outlook().convergence(), known.convergence())) {
                assertThat(law.pattern()).as("trial " + trial).isEqualTo(Pattern.BALANCED);
                assertThat(law.factor()).isCloseTo((kappa - 1) / (kappa + 1), within(1e-6));
            }
        }
    }

    /** Of several directions the slowest is left in the end: expected and measured agree to 5 % of
     * log |ρ|, or above the limit, where a run ends before one direction leads, to half of it. */
    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.5, 0.97, 0.995, 1.02})
    void measuredAsExpected(double share) {
        for (int trial = 0; trial < 20; trial++) {
            Map<String, double[]> columns = RandomData.columns(trial, 30, 2);
            Settings settings = settings(1, 10_000).withScaling(Scaling.STANDARD);
            double limit = fit(settings, columns).stableLearningRate();
            Diagnostics known = fit(settings.withLearningRate(new LearningRate.Fixed(share * limit)), columns);
            Convergence expected = known.outlook().convergence();
            assertThat(known.convergence().pattern()).as("trial " + trial).isEqualTo(expected.pattern());
            double law = Math.log(Math.abs(expected.factor()));
            assertThat(Math.log(Math.abs(known.convergence().factor())))
                    .isCloseTo(law, within((share < 1 ? 0.05 : 0.5) * Math.abs(law)));
        }
    }

    @Test
    void jellyBeansInTheirOwnUnits() {
        Map<String, double[]> jars =
                Map.of("x", new double[] {100, 300, 500, 700, 900}, "y", new double[] {240, 640, 1040, 1440, 1840});
        InitialGuess guess = new InitialGuess.Given(Map.of("x", 3.0, "intercept", 20.0));
        double steep = 660_001.515;
        double flat = 0.484847;
        Diagnostics first = fit(settings(2.9e-6, 20).withStart(guess), jars);
        assertThat(first.convergence().pattern()).isEqualTo(Pattern.ZIG_ZAGS);
        assertThat(first.convergence().factor()).isCloseTo(1 - 2.9e-6 * steep, within(1e-6));
        assertThat(first.outlook().convergence().factor()).isCloseTo(1 - 2.9e-6 * flat, within(1e-11));
        Diagnostics later = fit(settings(2.9e-6, 2000).withStart(guess), jars);
        assertThat(later.convergence().pattern()).isEqualTo(Pattern.CRAWLS);
        assertThat(later.convergence().factor()).isCloseTo(1 - 2.9e-6 * flat, within(1e-11));
        assertThat(later.outlook().expectedEpochs()).isCloseTo(Math.log(1e6) / (2.9e-6 * flat), within(1e3));
        Diagnostics away = fit(settings(3.1e-6, 100).withStart(guess), jars);
        assertThat(away.outlook().isUnstable()).isTrue();
        assertThat(away.outlook().expectedEpochs()).isInfinite();
        for (Convergence law : List.of(away.outlook().convergence(), away.convergence())) {
            assertThat(law.pattern()).isEqualTo(Pattern.DIVERGES);
            assertThat(law.factor()).isCloseTo(1 - 3.1e-6 * steep, within(1e-6));
        }
        Settings round = settings(0.1, 40).withScaling(Scaling.STANDARD).withStart(guess);
        assertThat(fit(round, jars).convergence().factor()).isCloseTo(0.8, within(1e-9));
        assertThat(fit(round.withLearningRate(new LearningRate.Fixed(0.5)), jars)
                        .convergence()
                        .pattern())
                .isEqualTo(Pattern.ONE_STEP);
        assertThat(fit(round.withLearningRate(new LearningRate.Fixed(1)), jars)
                        .convergence()
                        .pattern())
                .isEqualTo(Pattern.BOUNCES);
    }

    /** Where steps follow no law there is only the mean shrinking of the gradient, and nothing is expected. */
    @Test
    void noLaw() {
        Map<String, double[]> columns = RandomData.columns(1, 60, 2);
        Settings settings =
                RandomData.settings().withStop(Settings.DEFAULTS.stop().withMaxEpochs(40));
        for (Settings lawless : List.of(
                settings.withOptimizer(new Adam()),
                settings.withBatching(new Batching.MiniBatch(7)),
                settings.withLearningRate(new LearningRate.Fixed(0.1)).withSchedule(new Schedule.Exponential(0.9)))) {
            Diagnostics known = fit(lawless, columns);
            assertThat(known.outlook().convergence()).isEqualTo(Convergence.UNKNOWN);
            assertThat(known.outlook().expectedEpochs()).isNaN();
            assertThat(known.convergence().pattern()).isEqualTo(Pattern.NONE);
            assertThat(known.convergence().factor()).isBetween(0.01, 1.1);
        }
    }

    /** The trace and determinant of a recurrence are the sum and the product of its factors. */
    @Test
    void factorsOfARecurrence() {
        for (LinearMethod method : List.<LinearMethod>of(new Momentum(0.9), new Nesterov(0.9), new Momentum(0))) {
            assertThat(method.factor(0.999 * method.stableLimit())).isLessThan(1);
            assertThat(method.factor(1.001 * method.stableLimit())).isGreaterThan(1);
            assertThat(method.convergence(method.stableLimit()).angle()).isEqualTo(Math.PI);
        }
    }
}
