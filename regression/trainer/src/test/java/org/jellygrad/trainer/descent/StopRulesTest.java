package org.jellygrad.trainer.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jellygrad.model.SignificantDigits;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.optimizer.Adam;
import org.jellygrad.trainer.optimizer.LBfgs;
import org.jellygrad.trainer.optimizer.Momentum;
import org.jellygrad.trainer.optimizer.Nesterov;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.Averaging;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.Clipping;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Schedule;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StopRules;
import org.junit.jupiter.api.Test;

/** Each rule stops a run where it says, and says why; settings that cannot be are all reported at once. */
class StopRulesTest {

    private static final StopRules RULES = StopRules.DEFAULTS;

    /** A slow run: the squared distance shrinks by 0.98² an epoch. */
    private static Settings slow(StopRules stop) {
        return RandomData.settings()
                .withScaling(Scaling.STANDARD)
                .withLearningRate(new LearningRate.Fixed(0.01))
                .withStop(stop);
    }

    private static Fit fit(Settings settings) {
        return new Trainer(settings).fit(RandomData.dataset(3, 80, 1));
    }

    @Test
    void theTarget() {
        double optimum = fit(RandomData.settings()).model().quality().loss();
        Fit fit = fit(slow(RULES.withTargetLoss(2 * optimum)));
        assertThat(fit.outcome()).isInstanceOf(Outcome.StoppedEarly.class);
        assertThat(fit.outcome().why()).contains("at or below the target of");
        int end = fit.path().points().size() - 1;
        assertThat(fit.path().points().get(end).loss()).isLessThanOrEqualTo(2 * optimum);
        assertThat(fit.path().points().get(end - 1).loss()).isGreaterThan(2 * optimum);
    }

    @Test
    void theChange() {
        Fit fit = fit(slow(RULES.withLossChange(1e-3)));
        assertThat(fit.outcome()).isInstanceOf(Outcome.StoppedEarly.class);
        assertThat(fit.outcome().why()).contains("changed the loss by less than 0.001 of its size");
        List<PathPoint> points = fit.path().points();
        double last = points.get(points.size() - 1).loss();
        double before = points.get(points.size() - 2).loss();
        double earlier = points.get(points.size() - 3).loss();
        assertThat(before - last).isLessThanOrEqualTo(1e-3 * last);
        assertThat(earlier - before).isGreaterThan(1e-3 * before);
    }

    /** One column of trillions makes any gradient small that has lost its part in it. */
    @Test
    void aSmallGradientInStretchedCoordinates() {
        Map<String, double[]> columns = RandomData.columns(7, 50, 2);
        columns.computeIfPresent(
                "x1", (name, x) -> Arrays.stream(x).map(v -> 1e12 * v).toArray());
        Fit fit = new Trainer(RandomData.settings().withScaling(Scaling.NONE).withOptimizer(new LBfgs()))
                .fit(RandomData.dataset(columns));
        assertThat(fit.outcome()).isInstanceOf(Outcome.StoppedEarly.class);
        assertThat(fit.outcome().why())
                .startsWith("The gradient fell to ")
                .contains("standard deviations of the target from the optimum's")
                .endsWith("Use `scaling auto`.");
        assertThat(fit.diagnostics().distanceToOptimum()).isGreaterThan(1e-3);
        assertThat(fit.model().quality().standardErrors().values()).containsOnly(Double.NaN);
    }

    @Test
    void theTime() {
        Settings endless = slow(RULES.withMaxSeconds(0.2).withMaxEpochs(Integer.MAX_VALUE))
                .withLearningRate(new LearningRate.Fixed(1e-12));
        long start = System.nanoTime();
        Fit fit = fit(endless);
        assertThat((System.nanoTime() - start) / 1e9).isGreaterThanOrEqualTo(0.2);
        assertThat(fit.outcome()).isInstanceOf(Outcome.StoppedEarly.class);
        assertThat(fit.outcome().why()).startsWith("The 0.2 seconds were up after");
    }

    /** The pace is that of the steps, not of the way back: the same as without going back. */
    @Test
    void goingBackIsNoStep() {
        Map<String, double[]> columns = RandomData.columns(1, 40, 25);
        Random random = new Random(5);
        columns.replaceAll((name, x) -> random.doubles(40, -1, 1).toArray());
        Settings settings = slow(RULES.withPatience(10)).withValidation(0.25);
        Fit back = new Trainer(settings).fit(RandomData.dataset(columns));
        Fit on = new Trainer(settings.withStop(RULES.withMaxEpochs(back.epochs()))).fit(RandomData.dataset(columns));
        assertThat(on.path().wentBack()).isFalse();
        assertThat(back.diagnostics().convergence()).isEqualTo(on.diagnostics().convergence());
    }

    /** Batches of 5 at a rate that is too long for them. */
    @Test
    void hoveringIsNoStandstill() {
        Map<String, double[]> columns = RandomData.columns(4, 60, 2);
        Settings settings = RandomData.settings()
                .withBatching(new Batching.MiniBatch(5))
                .withLearningRate(new LearningRate.Fixed(0.3))
                .withStop(RULES.withMaxEpochs(3000));
        Fit fit = new Trainer(settings).fit(RandomData.dataset(columns));
        assertThat(fit.outcome()).isInstanceOf(Outcome.StoppedEarly.class);
        List<PathPoint> looks =
                fit.path().points().stream().filter(point -> point.rows() == 60).toList();
        double least = looks.stream().mapToDouble(PathPoint::loss).min().orElseThrow();
        // It ends at the best point it visited, and says between what it went to and fro.
        assertThat(fit.path().last().loss()).isEqualTo(least);
        assertThat(fit.outcome().why()).startsWith("The loss hovers between " + SignificantDigits.three(least));
        double most = looks.subList(looks.size() - 22, looks.size() - 1).stream()
                .mapToDouble(PathPoint::loss)
                .max()
                .orElseThrow();
        assertThat(fit.outcome().why()).contains(" and " + SignificantDigits.three(most) + ":");
        // The mean of such points comes nearer as long as it is let: no standstill of theirs ends it.
        Settings averaging =
                settings.withAveraging(new Averaging.PolyakRuppert(20)).withStop(RULES.withMaxEpochs(300));
        Fit averaged = new Trainer(averaging).fit(RandomData.dataset(columns));
        assertThat(averaged.epochs()).isEqualTo(300);
    }

    /** Of a smooth loss nothing is known but its curvature's bound; the advice is taken. */
    @Test
    void whatLearnsTheCurvatureIsAdvised() {
        Settings settings = RandomData.settings().withLoss(new Loss.Huber(0.1)).withStop(RULES.withMaxEpochs(60));
        Map<String, double[]> columns = RandomData.columns(4, 60, 2);
        Fit slow = new Trainer(settings).fit(RandomData.dataset(columns));
        assertThat(slow.outcome()).isInstanceOf(Outcome.OutOfEpochs.class);
        assertThat(slow.outcome().why()).endsWith(" Use `optimizer lbfgs`, which learns the curvature.");
        Fit fast = new Trainer(settings.withOptimizer(new LBfgs())).fit(RandomData.dataset(columns));
        assertThat(fast.outcome()).isInstanceOf(Outcome.Converged.class);
    }

    /** 1 + 1/2 + 1/4 ... steps do not reach the optimum. */
    @Test
    void aScheduleThatTakesTheRateAwayIsNamed() {
        Fit fit = fit(slow(RULES).withSchedule(new Schedule.Exponential(0.5)));
        assertThat(fit.outcome()).isInstanceOf(Outcome.StoppedEarly.class);
        assertThat(fit.outcome().why())
                .contains(" the learning rate has fallen to ")
                .contains("too small to change anything", "Let the rate decay more slowly");
    }

    @Test
    void aTargetThatTheStartReachesTakesNoEpoch() {
        Fit fit = fit(slow(RULES.withTargetLoss(1e9)));
        assertThat(fit.epochs()).isZero();
        assertThat(fit.outcome().why()).contains(" at the start, at or below the target of 1e+09");
    }

    @Test
    void theEpochs() {
        Fit fit = fit(slow(RULES.withMaxEpochs(7)));
        assertThat(fit.outcome()).isInstanceOf(Outcome.OutOfEpochs.class);
        assertThat(fit.epochs()).isEqualTo(7);
    }

    @Test
    void everythingThatCannotBeAtOnce() {
        Settings settings = RandomData.settings()
                .withWeights("y")
                .withOptimizer(new LBfgs())
                .withBatching(new Batching.MiniBatch(8))
                .withLoss(new Loss.Absolute())
                .withPenalty(new Penalty.L1(1))
                .withSchedule(new Schedule.Cosine())
                .withClipping(new Clipping.ByNorm(1))
                .withAveraging(new Averaging.PolyakRuppert(0))
                .withStop(RULES.withPatience(5));
        assertThat(settings.problems()).hasSize(8).noneMatch(problem -> problem.advice()
                .isEmpty());
        assertThatThrownBy(() -> fit(settings))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageStartingWith(
                        "8 things are wrong:\n\n1. Column 'y' is to weigh the rows and to be the target.")
                .hasMessageContaining("2. Patience is 5, but no rows are kept for validation.")
                .hasMessageContaining("cannot be used with batches of 8 rows.");
        assertThat(RandomData.settings().problems()).isEmpty();
    }

    @Test
    void valuesThatCannotBe() {
        List<Runnable> all = List.of(
                () -> new Momentum(1),
                () -> new Nesterov(-0.1),
                () -> new Adam(1, 0.999, 1e-8),
                () -> new Penalty.L2(-1),
                () -> new Penalty.L1(Double.NaN),
                () -> new Clipping.ByNorm(0),
                () -> new Schedule.Exponential(1),
                () -> new Schedule.Step(0, 0.5),
                () -> new Schedule.WarmUp(0),
                () -> new LBfgs(0),
                () -> RULES.withPatience(-1),
                () -> RULES.withMaxSeconds(0),
                () -> RandomData.settings().withValidation(1));
        all.forEach(make -> assertThatThrownBy(make::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\n\n"));
    }

    @Test
    void theModelNamesThoseThatWereSet() {
        Settings settings = RandomData.settings();
        assertThat(used(settings)).doesNotContainKeys("target-loss", "max-seconds", "no-intercept");
        assertThat(used(settings.withIntercept(false)
                        .withStop(StopRules.DEFAULTS
                                .withLossChange(1e-9)
                                .withTargetLoss(0.25)
                                .withMaxSeconds(60))))
                .containsEntry("loss-change", "1.0E-9")
                .containsEntry("target-loss", "0.25")
                .containsEntry("max-seconds", "60")
                .containsEntry("no-intercept", "true");
    }

    private static Map<String, String> used(Settings settings) {
        return new Trainer(settings)
                .fit(RandomData.dataset(2, 30, 2))
                .model()
                .provenance()
                .settings();
    }
}
