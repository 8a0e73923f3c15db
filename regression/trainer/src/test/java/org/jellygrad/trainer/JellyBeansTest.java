package org.jellygrad.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.trainer.internal.recording.PathCapacity;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.outcome.Outlook;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;

/** The worked example of gradient descent: jars of 100 to 900, beans = 2 · jar + 40, the first guess 3 · jar + 20. */
class JellyBeansTest {

    private static final Dataset JARS = BundledDatasets.load("jellybeans");

    private static final Settings GUESS =
            Settings.DEFAULTS.withStart(new InitialGuess.Given(Map.of("slope", 3.0, "intercept", 20.0)));

    private static Settings fixed(Scaling scaling, double rate, int epochs) {
        return GUESS.withScaling(scaling)
                .withLearningRate(new LearningRate.Fixed(rate))
                .withStop(GUESS.stop().withMaxEpochs(epochs));
    }

    private static Outlook outlook(Settings settings) {
        return new Trainer(settings).outlook(JARS);
    }

    private static Fit train(Settings settings) {
        return new Trainer(settings).fit(JARS);
    }

    @Test
    void defaultsLandOnTheTruthInOneStep() {
        Fit fit = train(Settings.DEFAULTS);
        assertThat(fit.model().slope()).isEqualTo(2);
        assertThat(fit.model().intercept()).isEqualTo(40);
        assertThat(fit.model().quality().loss()).isZero();
        assertThat(fit.model().quality().r2()).isEqualTo(1);
        assertThat(fit.model().quality().bestConstantLoss()).isEqualTo(4 * 80_000.0);
        assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
        assertThat(fit.epochs()).isEqualTo(1);
        assertThat(fit.outcome().why()).contains("in one step", "the bowl is round");
        assertThat(fit.model().predict(600)).isEqualTo(1240);
    }

    @Test
    void rawDescentFirstMovesTheInterceptTheWrongWay() {
        Fit fit = train(fixed(Scaling.NONE, 1e-6, 5));
        PathPoint start = fit.path().first();
        assertThat(start.loss()).isCloseTo(310_400, within(1e-6));
        assertThat(start.gradient()[1]).isCloseTo(640_000, within(1e-6));
        assertThat(start.gradient()[0]).isCloseTo(960, within(1e-6));
        assertThat(fit.path().points().get(1).parameters()[0]).isLessThan(20);
        assertThat(fit.path().points().stream()
                        .skip(1)
                        .mapToDouble(PathPoint::loss)
                        .toArray())
                .containsExactly(new double[] {35967.69, 4243.60, 576.33, 152.40, 103.39}, within(0.005));
    }

    @Test
    void theDataSetsTheLimitOfTheRate() {
        Outlook raw = outlook(fixed(Scaling.NONE, 1e-6, 1));
        assertThat(raw.largestEigenvalue()).isCloseTo(660_001.515, within(5e-4));
        assertThat(raw.conditionNumber()).isCloseTo(1_361_256, within(0.5));
        assertThat(raw.stableLearningRate()).isCloseTo(3.0303e-6, within(5e-11));
        assertThat(raw.dominantColumn().name()).isEqualTo("jar_size");
        assertThat(raw.dominantColumn().meanSquare()).isCloseTo(330_000, within(1e-6));
        Outlook standard = outlook(fixed(Scaling.STANDARD, 0.1, 1));
        assertThat(standard.largestEigenvalue()).isCloseTo(2, within(1e-14));
        assertThat(standard.conditionNumber()).isCloseTo(1, within(1e-14));
    }

    @Test
    void justBelowTheLimitItCrawls() {
        int[] epochs = {1_000, 10_000, 100_000, 1_000_000};
        double[] losses = {96.71, 94.29, 73.21, 5.83};
        for (int i = 0; i < epochs.length; i++) {
            Fit fit = train(fixed(Scaling.NONE, 2.9e-6, epochs[i]));
            assertThat(fit.outcome()).isInstanceOf(Outcome.OutOfEpochs.class);
            assertThat(fit.model().quality().loss()).isCloseTo(losses[i], within(0.005));
            assertThat(fit.path().points()).hasSizeLessThanOrEqualTo(PathCapacity.DEFAULT.complete() + 2);
            assertThat(fit.path().last().epoch()).isEqualTo(epochs[i]);
            assertThat(fit.diagnostics().distanceToOptimum()).isCloseTo(Math.sqrt(losses[i] / 320_000), within(1e-5));
            if (i == 3) {
                assertThat(fit.model().slope()).isCloseTo(2.00743, within(5e-6));
                assertThat(fit.model().intercept()).isCloseTo(35.0975, within(5e-5));
            }
        }
    }

    @Test
    void justAboveTheLimitItDivergesAndSaysWhatWouldWork() {
        Fit fit = train(fixed(Scaling.NONE, 3.1e-6, 100));
        assertThat(fit.path().points().get(1).loss()).isCloseTo(339_607.5, within(0.05));
        assertThat(fit.path().points().get(10).loss()).isCloseTo(762_981.3, within(0.05));
        assertThat(fit.outcome()).isInstanceOfSatisfying(Outcome.Diverged.class, diverged -> {
            assertThat(diverged.why()).contains("the loss grew");
            assertThat(diverged.remedy())
                    .contains(
                            "3.1e-06",
                            "3.03e-06",
                            "jar_size",
                            "mean square 330000",
                            "`learningRate 2.73e-06`",
                            "`scaling standard`");
        });
    }

    @Test
    void standardisedTheBowlIsRound() {
        Fit slow = train(fixed(Scaling.STANDARD, 0.1, 30));
        assertThat(slow.model().slope()).isCloseTo(2.001238, within(5e-7));
        assertThat(slow.model().intercept()).isCloseTo(39.975241, within(5e-7));
        assertThat(slow.model().quality().loss()).isCloseTo(0.475687, within(5e-7));
        PathPoint first = slow.path().points().get(1);
        assertThat(first.parameters()).containsExactly(new double[] {24, 2.8}, within(1e-10));
        assertThat(first.loss()).isCloseTo(198_656, within(1e-6));
        for (int k = 1; k <= 30; k++) {
            double ratio = slow.path().points().get(k).loss()
                    / slow.path().points().get(k - 1).loss();
            assertThat(ratio).isCloseTo(0.64, within(1e-9));
        }
        Fit best = train(fixed(Scaling.STANDARD, 0.5, 1));
        assertThat(best.model().slope()).isCloseTo(2, within(1e-12));
        assertThat(best.model().intercept()).isCloseTo(40, within(1e-10));
    }

    @Test
    void singleRowsArriveTooSinceTheDataHasNoNoise() {
        Fit fit = train(Settings.DEFAULTS.withBatching(new Batching.MiniBatch(1)));
        assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
        assertThat(fit.model().slope()).isCloseTo(2, within(1e-8));
        assertThat(fit.model().intercept()).isCloseTo(40, within(1e-5));
    }
}
