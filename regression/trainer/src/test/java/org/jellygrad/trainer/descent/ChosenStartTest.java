package org.jellygrad.trainer.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.optimizer.Adam;
import org.jellygrad.trainer.optimizer.ConjugateGradient;
import org.jellygrad.trainer.optimizer.GradientDescent;
import org.jellygrad.trainer.optimizer.LBfgs;
import org.jellygrad.trainer.optimizer.Momentum;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Schedule;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;

/** Runs that begin where they are to end, or nearly. */
class ChosenStartTest {

    private static Map<String, double[]> line(double... y) {
        double[] x = new double[y.length];
        Arrays.setAll(x, i -> i + 1);
        return new TreeMap<>(Map.of("x", x, "y", y));
    }

    private static Fit fit(Settings settings, Map<String, double[]> columns) {
        return new Trainer(settings.withTarget("y")).fit(RandomData.dataset(columns));
    }

    private static Settings from(double slope, double intercept) {
        return Settings.DEFAULTS.withStart(new InitialGuess.Given(Map.of("x", slope, "intercept", intercept)));
    }

    /** Nothing is lower than a loss of 0, wherever a step would go from there. */
    @Test
    void aTargetOfZerosIsFittedFromTheStart() {
        Settings settings = Settings.DEFAULTS.withLoss(new Loss.Quantile(0.9));
        List<Settings> all = new ArrayList<>(List.of(
                settings,
                settings.withLoss(new Loss.Absolute()),
                settings.withOptimizer(new Adam()),
                settings.withPenalty(new Penalty.L1(0.5)),
                settings.withBatching(new Batching.MiniBatch(1)),
                settings.withLearningRate(new LearningRate.Fixed(0.1)).withSchedule(new Schedule.Exponential(0.9))));
        for (Settings each : all) {
            Fit fit = fit(each, line(0, 0, 0, 0));
            assertThat(fit.outcome()).as(each.toString()).isInstanceOf(Outcome.Converged.class);
            assertThat(fit.outcome().why()).startsWith("The start is ");
            assertThat(fit.model().intercept()).isCloseTo(0, within(Double.MIN_NORMAL));
            assertThat(fit.model().slope()).isCloseTo(0, within(Double.MIN_NORMAL));
            assertThat(fit.diagnostics().learningRate()).isNotNaN();
        }
    }

    @Test
    void aStartThatFitsPerfectlyIsTheEnd() {
        Settings settings = Settings.DEFAULTS.withStart(new InitialGuess.Given(Map.of("x", 2.0, "intercept", 40.0)));
        for (Loss loss : List.of(new Loss.Absolute(), new Loss.Huber(1), new Loss.LogCosh())) {
            Fit fit = fit(settings.withLoss(loss), line(42, 44, 46, 48, 50));
            assertThat(fit.outcome()).as(loss.text()).isInstanceOf(Outcome.Converged.class);
            assertThat(fit.outcome().why()).startsWith("The start is ");
            assertThat(fit.model().slope()).isCloseTo(2, within(1e-14));
            assertThat(fit.model().intercept()).isCloseTo(40, within(1e-13));
        }
    }

    /** The gradient at the optimum is rounding: no rate makes it much smaller, and none needs to. */
    @Test
    void theOptimumOfAnotherRunIsTheOptimum() {
        for (Loss loss : List.of(new Loss.Huber(10), new Loss.LogCosh())) {
            Settings settings = Settings.DEFAULTS.withLoss(loss);
            Fit fit = new Trainer(settings).fit(BundledDatasets.load("hubble1929"));
            String name = fit.model().coefficients().get(0).name();
            Map<String, Double> end =
                    Map.of(name, fit.model().slope(), "intercept", fit.model().intercept());
            for (Optimizer optimizer :
                    List.of(new GradientDescent(), new Momentum(0.9), new LBfgs(), new ConjugateGradient())) {
                Fit again = new Trainer(settings.withOptimizer(optimizer).withStart(new InitialGuess.Given(end)))
                        .fit(BundledDatasets.load("hubble1929"));
                String what = loss.text() + " " + optimizer.text();
                assertThat(again.outcome()).as(what).isInstanceOf(Outcome.Converged.class);
                assertThat(again.model().slope()).as(what).isCloseTo(fit.model().slope(), within(1e-6));
            }
        }
    }

    /** Where the bowl is stretched a gradient may be small anywhere: such a start is not taken for the optimum. */
    @Test
    void aFlatStartIsNotTheOptimum() {
        Map<String, double[]> columns = new TreeMap<>(
                Map.of("x", new double[] {1e-9, 2e-9, 3e-9, 5e-9}, "z", new double[] {1, 3, 2, 7}, "y", new double[] {
                    2, 4, 5, 1
                }));
        Settings settings = Settings.DEFAULTS.withLoss(new Loss.Huber(1)).withScaling(Scaling.NONE);
        Fit flat = fit(settings, columns);
        Map<String, Double> end = Map.of(
                "x",
                flat.model().coefficients().get(0).value(),
                "z",
                flat.model().coefficients().get(1).value(),
                "intercept",
                flat.model().intercept());
        assertThat(fit(settings.withStart(new InitialGuess.Given(end)), columns).outcome())
                .isNotInstanceOf(Outcome.Converged.class);
    }

    /** A slope that is small beside the target itself, not beside its spread. */
    @Test
    void aTargetFarFromZeroIsNotFittedByAConstant() {
        double[] y = new double[10];
        Arrays.setAll(y, i -> 1e9 + 4e-6 * i);
        Fit fit = fit(from(0, 1e9).withLoss(new Loss.Huber(1)), line(y));
        assertThat(fit.model().slope()).isCloseTo(4e-6, within(1e-8));
    }

    /** Nothing is known of where a loss of the user's own is lowest. */
    @Test
    void aLossOfOnesOwnMayBeLowestElsewhere() {
        Loss shifted = new Loss.Custom("shifted", r -> r.minus(1).square(), OptionalDouble.of(2));
        Fit fit = fit(from(2, 0.9).withLoss(shifted), line(2, 4, 6.5, 8, 10));
        // The least-squares line, 1 above: residuals about it are 0.1 of (−1, −1, 4, −1, −1).
        assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
        assertThat(fit.model().quality().loss()).isCloseTo(0.04, within(1e-12));
        Loss below = new Loss.Custom("below", r -> r.square().minus(100), OptionalDouble.of(2));
        Fit negative = fit(Settings.DEFAULTS.withLoss(below), line(2, 4, 6, 8, 10));
        assertThat(negative.outcome()).isInstanceOf(Outcome.Converged.class);
        assertThat(negative.model().quality().loss()).isCloseTo(-100, within(1e-9));
        Settings tooFast = Settings.DEFAULTS.withLoss(below).withLearningRate(new LearningRate.Fixed(2));
        assertThat(fit(tooFast, line(2, 4, 6, 8, 10)).outcome().why())
                .matches("Diverged at epoch \\d+: the loss grew, from -56 to \\S+\\.");
    }
}
