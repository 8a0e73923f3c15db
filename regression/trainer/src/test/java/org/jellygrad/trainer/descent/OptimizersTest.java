package org.jellygrad.trainer.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.optimizer.AdaGrad;
import org.jellygrad.trainer.optimizer.Adam;
import org.jellygrad.trainer.optimizer.AmsGrad;
import org.jellygrad.trainer.optimizer.ConjugateGradient;
import org.jellygrad.trainer.optimizer.GradientDescent;
import org.jellygrad.trainer.optimizer.LBfgs;
import org.jellygrad.trainer.optimizer.LinearMethod;
import org.jellygrad.trainer.optimizer.Momentum;
import org.jellygrad.trainer.optimizer.Nesterov;
import org.jellygrad.trainer.optimizer.NormalizedGradientDescent;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.optimizer.RmsProp;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.settings.Averaging;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Schedule;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every optimizer on random regressions, whose optimum is known in closed form. */
class OptimizersTest {

    private static final int TRIALS = 10;

    private static List<Optimizer> all() {
        return List.of(
                new GradientDescent(),
                new NormalizedGradientDescent(),
                new Momentum(0.9),
                new Nesterov(0.9),
                new AdaGrad(),
                new RmsProp(),
                new Adam(),
                new AmsGrad(),
                new LBfgs(),
                new ConjugateGradient());
    }

    private static List<LinearMethod> linear() {
        return List.of(
                new GradientDescent(), new Momentum(0.5), new Momentum(0.9), new Nesterov(0.5), new Nesterov(0.9));
    }

    private static Fit fit(Settings settings, Map<String, double[]> columns) {
        return new Trainer(settings).fit(RandomData.dataset(columns));
    }

    @ParameterizedTest
    @MethodSource("all")
    void endsAtTheExactOptimum(Optimizer optimizer) {
        for (int trial = 0; trial < TRIALS; trial++) {
            Fit fit = fit(
                    RandomData.settings().withScaling(Scaling.STANDARD).withOptimizer(optimizer),
                    RandomData.columns(trial, 40, 3));
            assertThat(fit.outcome()).as(optimizer.text() + trial).isInstanceOf(Outcome.Converged.class);
            assertThat(fit.diagnostics().distanceToOptimum()).isLessThan(1e-14);
        }
    }

    /** A rate that hovers arrives when it decays: 1 % an epoch. */
    @ParameterizedTest
    @MethodSource("all")
    void endsAtTheOptimumWithADecayingRate(Optimizer optimizer) {
        if (optimizer instanceof LBfgs || optimizer instanceof ConjugateGradient) {
            return; // they take no rate
        }
        Fit fit = fit(
                RandomData.settings()
                        .withScaling(Scaling.STANDARD)
                        .withOptimizer(optimizer)
                        .withLearningRate(new LearningRate.Fixed(optimizer instanceof AdaGrad ? 2 : 0.2))
                        .withSchedule(
                                // AdaGrad's rates decay by themselves.
                                optimizer instanceof AdaGrad ? new Schedule.Constant() : new Schedule.Exponential(0.99))
                        .withStop(Settings.DEFAULTS.stop().withMaxEpochs(5000)),
                RandomData.columns(3, 40, 2));
        assertThat(fit.diagnostics().distanceToOptimum()).as(optimizer.text()).isLessThan(1e-7);
    }

    /** Just below the limit every run arrives, just above every run diverges: for many spectra and starts. */
    @ParameterizedTest
    @MethodSource("linear")
    void theStableRateIsTrue(LinearMethod method) {
        for (int trial = 0; trial < TRIALS; trial++) {
            Map<String, double[]> columns = RandomData.columns(trial, 30, 3);
            Settings settings = RandomData.settings()
                    .withScaling(Scaling.STANDARD)
                    .withOptimizer(method)
                    .withStop(Settings.DEFAULTS.stop().withMaxEpochs(200_000));
            double limit = fit(settings, columns).diagnostics().stableLearningRate();
            Fit below = fit(settings.withLearningRate(new LearningRate.Fixed(0.999 * limit)), columns);
            assertThat(below.outcome()).as(method.text() + trial).isInstanceOf(Outcome.Converged.class);
            Fit above = fit(settings.withLearningRate(new LearningRate.Fixed(1.001 * limit)), columns);
            assertThat(above.outcome()).as(method.text() + trial).isInstanceOf(Outcome.Diverged.class);
        }
    }

    /** No other rate has a smaller factor in its slower direction. */
    @ParameterizedTest
    @MethodSource("linear")
    void theBestRateIsBest(LinearMethod method) {
        for (double kappa : new double[] {1, 1.5, 10, 300, 1e5}) {
            double best = method.bestRate(kappa, 1);
            double least = Math.max(method.factor(best * kappa), method.factor(best));
            assertThat(least).isLessThan(1);
            for (double share = 0.01; share < 1.2; share += 0.01) {
                double rate = share * method.stableRate(kappa);
                assertThat(Math.max(method.factor(rate * kappa), method.factor(rate)))
                        .isGreaterThanOrEqualTo(least - 1e-9);
            }
        }
    }

    @Test
    void conjugateGradientsNeedAsManyStepsAsParameters() {
        for (int features = 1; features <= 6; features++) {
            Fit fit = fit(
                    RandomData.settings()
                            .withScaling(Scaling.STANDARD)
                            .withOptimizer(new ConjugateGradient())
                            .withStop(Settings.DEFAULTS.stop().withTolerance(1e-8)),
                    RandomData.columns(features, 50, features));
            assertThat(fit.path()
                            .points()
                            .get(Math.min(features + 1, fit.path().points().size() - 1))
                            .gradientNorm())
                    .isLessThan(1e-8 * fit.path().first().gradientNorm());
        }
    }

    @Test
    void lineSearchesOnOtherSmoothLosses() {
        Map<String, double[]> columns = RandomData.columns(12, 60, 3);
        for (Loss loss : List.of(new Loss.Huber(0.8), new Loss.LogCosh())) {
            Settings settings = RandomData.settings().withLoss(loss);
            Fit descent = fit(settings, columns);
            assertThat(descent.outcome()).isInstanceOf(Outcome.Converged.class);
            for (Optimizer optimizer : List.of(new LBfgs(), new ConjugateGradient(), new Momentum(0.9))) {
                Fit fit = fit(settings.withOptimizer(optimizer), columns);
                assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
                assertThat(fit.path().last().parameters())
                        .containsExactly(descent.path().last().parameters(), within(1e-7));
            }
        }
    }

    /** At a fixed rate mini-batches hover; the mean of their points is nearer to the optimum than the last. */
    @Test
    void averagingArrivesWhereMiniBatchesHover() {
        Map<String, double[]> columns = RandomData.columns(4, 200, 2);
        Settings hovering = RandomData.settings()
                .withScaling(Scaling.STANDARD)
                .withBatching(new Batching.MiniBatch(5))
                .withLearningRate(new LearningRate.Fixed(0.1))
                .withStop(Settings.DEFAULTS.stop().withMaxEpochs(300));
        double last = fit(hovering, columns).diagnostics().distanceToOptimum();
        double mean = fit(hovering.withAveraging(new Averaging.PolyakRuppert(20)), columns)
                .diagnostics()
                .distanceToOptimum();
        assertThat(mean).isLessThan(last / 10);
    }

    /** x = 1..5, y = 2x at the rate 0.01 in the data's own units. */
    @Test
    void theArticlesRegressor() {
        Map<String, double[]> columns = Map.of("x", new double[] {1, 2, 3, 4, 5}, "y", new double[] {2, 4, 6, 8, 10});
        double[][] expected = {
            {1, 0.44, 0.12}, {10, 1.737402, 0.462786}, {100, 1.898433, 0.366691}, {1000, 1.995180, 0.017400}
        };
        for (double[] row : expected) {
            Fit fit = fit(
                    RandomData.settings()
                            .withScaling(Scaling.NONE)
                            .withLearningRate(new LearningRate.Fixed(0.01))
                            .withStop(Settings.DEFAULTS.stop().withMaxEpochs((int) row[0])),
                    columns);
            assertThat(fit.model().slope()).isCloseTo(row[1], within(5e-7));
            assertThat(fit.model().intercept()).isCloseTo(row[2], within(5e-7));
            assertThat(fit.diagnostics().outlook().largestEigenvalue()).isCloseTo(23.6619, within(5e-5));
            assertThat(fit.diagnostics().stableLearningRate()).isCloseTo(0.084524, within(5e-7));
            assertThat(fit.diagnostics().conditionNumber()).isCloseTo(70.0, within(0.05));
        }
    }
}
