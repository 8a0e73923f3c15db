package org.jellygrad.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.optimizer.NormalizedGradientDescent;
import org.jellygrad.trainer.outcome.Diagnostics;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A line drawn through data by hand and by the gradient: the articles' numbers, on the recorded path. */
class LineOnDataTest {

    private static final Dataset JARS = BundledDatasets.load("jellybeans");

    /** y = 2x. */
    private static final Dataset DOUBLED =
            Dataset.of("doubled", Map.of("x", new double[] {1, 2, 3, 4, 5}, "y", new double[] {2, 4, 6, 8, 10}));

    private static Settings from(double slope, double intercept) {
        return Settings.DEFAULTS
                .withScaling(Scaling.NONE)
                .withStart(new InitialGuess.Given(Map.of("slope", slope, "intercept", intercept)))
                .withLearningRate(new LearningRate.Fixed(1e-9))
                .withStop(Settings.DEFAULTS.stop().withMaxEpochs(1));
    }

    private static double lossAt(double slope, double intercept, Loss loss) {
        return new Trainer(from(slope, intercept).withLoss(loss))
                .fit(JARS)
                .path()
                .first()
                .loss();
    }

    /** One guess, one uphill of it, one downhill. */
    @Test
    void guesses() {
        assertThat(lossAt(3, 20, new Loss.Absolute())).isCloseTo(480, within(1e-10));
        assertThat(lossAt(3, 20, new Loss.Squared())).isCloseTo(310_400, within(1e-7));
        assertThat(lossAt(3.1, 19, new Loss.Squared())).isCloseTo(376_641, within(1e-7));
        assertThat(lossAt(2.9, 21, new Loss.Squared())).isCloseTo(250_561, within(1e-7));
    }

    /** The same nudge again and again arrives only if it points at the truth. */
    @Test
    void nudgesByHand() {
        int[] past = {310400, 250561, 197124, 150089, 109456, 75225, 47396, 25969, 10944, 2321, 100, 4281};
        int[] straight = {310400, 251424, 198656, 152096, 111744, 77600, 49664, 27936, 12416, 3104, 0};
        for (int k = 0; k < past.length; k++) {
            assertThat(lossAt(3 - 0.1 * k, 20 + k, new Loss.Squared())).isCloseTo(past[k], within(1e-7));
        }
        for (int k = 0; k < straight.length; k++) {
            assertThat(lossAt(3 - 0.1 * k, 20 + 2 * k, new Loss.Squared())).isCloseTo(straight[k], within(1e-7));
        }
    }

    @Test
    void dividingTheJarsByAHundredRoundsTheBowl() {
        Dataset hundreds = Dataset.of(
                "hundreds",
                Map.of("jar", new double[] {1, 3, 5, 7, 9}, "beans", new double[] {240, 640, 1040, 1440, 1840}));
        Diagnostics diagnostics = new Trainer(
                        Settings.DEFAULTS.withTarget("beans").withScaling(Scaling.NONE))
                .fit(hundreds)
                .diagnostics();
        assertThat(diagnostics.conditionNumber()).isCloseTo(142.5, within(0.05));
        assertThat(diagnostics.stableLearningRate()).isCloseTo(0.029618, within(5e-7));
    }

    private static Settings slopeAlone() {
        return Settings.DEFAULTS.withTarget("y").withIntercept(false).withScaling(Scaling.NONE);
    }

    /** L(m) = A·m² − 2B·m + C with A = 11, B = 22, C = 44. */
    @Test
    void theLossAsAFunctionOfTheSlope() {
        Fit fit = new Trainer(slopeAlone()).fit(DOUBLED);
        assertThat(fit.path().first().loss()).isCloseTo(44, within(1e-13));
        assertThat(fit.path().first().gradient()).containsExactly(new double[] {-44}, within(1e-13));
        assertThat(fit.diagnostics().outlook().largestEigenvalue()).isCloseTo(22, within(1e-13));
        assertThat(fit.diagnostics().learningRate()).isCloseTo(0.0454545, within(5e-8));
        assertThat(fit.diagnostics().stableLearningRate()).isCloseTo(0.0909091, within(5e-8));
        assertThat(fit.model().slope()).isEqualTo(2);
        assertThat(fit.epochs()).isEqualTo(1);
    }

    /** m − 2 is multiplied by ρ = 1 − 2Aη at each step. */
    @ParameterizedTest
    @CsvSource({"0.001, 0.978", "0.01, 0.78", "0.05, -0.1", "0.09, -0.98", "0.1, -1.2"})
    void theFactorOfAStep(double rate, double factor) {
        Fit fit = new Trainer(slopeAlone()
                        .withLearningRate(new LearningRate.Fixed(rate))
                        .withStop(Settings.DEFAULTS.stop().withMaxEpochs(10)))
                .fit(DOUBLED);
        List<PathPoint> points = fit.path().points();
        for (int k = 0; k < 5; k++) {
            double before = points.get(k).parameters()[0] - 2;
            double after = points.get(k + 1).parameters()[0] - 2;
            assertThat(after / before).isCloseTo(factor, within(1e-9));
        }
        assertThat(fit.outcome() instanceof Outcome.Diverged).isEqualTo(factor < -1);
    }

    /** η·g/|g|: every step is as long as the rate. */
    @Test
    void aFixedStepIgnoresTheSteepness() {
        Fit fit = new Trainer(slopeAlone()
                        .withOptimizer(new NormalizedGradientDescent())
                        .withLearningRate(new LearningRate.Fixed(0.3))
                        .withStop(Settings.DEFAULTS.stop().withMaxEpochs(8)))
                .fit(DOUBLED);
        double[] slopes = fit.path().points().stream()
                .mapToDouble(point -> point.parameters()[0])
                .toArray();
        assertThat(slopes).containsExactly(new double[] {0, 0.3, 0.6, 0.9, 1.2, 1.5, 1.8, 2.1, 1.8}, within(1e-12));
    }

    /** ΔL ≈ −η·|g|², the better the smaller the step: off by η·λ/2 of it at most. */
    @Test
    void theLossFallsByTheRateTimesTheSquaredGradient() {
        for (double rate : new double[] {1e-3, 1e-5}) {
            Fit fit = new Trainer(Settings.DEFAULTS
                            .withTarget("y")
                            .withScaling(Scaling.STANDARD)
                            .withLearningRate(new LearningRate.Fixed(rate))
                            .withStop(Settings.DEFAULTS.stop().withMaxEpochs(1)))
                    .fit(DOUBLED);
            PathPoint start = fit.path().first();
            double predicted = -rate * start.gradientNorm() * start.gradientNorm();
            double fall = fit.path().last().loss() - start.loss();
            assertThat(fall / predicted).isCloseTo(1 - rate, within(1e-6 * rate + 1e-9));
        }
    }

    /** The axes are parameters: one point in the user's units, in descended coordinates, and as a line on the data. */
    @Test
    void onePointInTwoViews() {
        Fit fit = new Trainer(
                        Settings.DEFAULTS.withScaling(Scaling.STANDARD).withLearningRate(new LearningRate.Fixed(0.1)))
                .fit(JARS);
        double deviation = Math.sqrt(80_000);
        for (PathPoint point : fit.path().points()) {
            assertThat(point.parameters()[1]).isCloseTo(point.descended()[1] / deviation, within(1e-12));
            assertThat(point.parameters()[0] + 500 * point.parameters()[1])
                    .isCloseTo(point.descended()[0], within(1e-9));
            double loss = IntStream.range(0, 5)
                    .mapToDouble(i -> 100 + 200 * i)
                    .map(jar -> point.parameters()[0] + point.parameters()[1] * jar - (2 * jar + 40))
                    .map(residual -> residual * residual / 5)
                    .sum();
            assertThat(point.loss()).isCloseTo(loss, within(1e-8 * (1 + loss)));
        }
    }
}
