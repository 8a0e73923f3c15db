package org.jellygrad.trainer.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StopRules;
import org.junit.jupiter.api.Test;

/** A target that is the same in every row has no spread to measure a distance by; its optimum is none the less one point. */
class ConstantTargetTest {

    private static final Settings SETTINGS = RandomData.settings();
    private static final StopRules RULES = SETTINGS.stop();

    private static Fit fit(Settings settings) {
        return new Trainer(settings)
                .fit(RandomData.dataset(Map.of(
                        "x", new double[] {0, 1, 2, 3, 4, 5, 6, 7}, "y", new double[] {5, 5, 5, 5, 5, 5, 5, 5})));
    }

    @Test
    void aRunThatIsCutOffHasNotConverged() {
        Settings slow = SETTINGS.withLearningRate(new LearningRate.Fixed(0.1));
        for (Settings cut : List.of(
                slow.withStop(RULES.withLossChange(0.6)),
                slow.withStop(RULES.withMaxEpochs(1)),
                slow.withStop(RULES.withTargetLoss(20)),
                slow.withLearningRate(new LearningRate.Fixed(1e-320)),
                slow.withLoss(new Loss.Absolute()).withStop(RULES.withMaxEpochs(1)))) {
            Fit fit = fit(cut);
            assertThat(fit.outcome()).isNotInstanceOf(Outcome.Converged.class);
            assertThat(fit.diagnostics().distanceToOptimum()).isGreaterThan(0.5);
            assertThat(fit.model().inference()).isNull();
            assertThat(fit.model().quality().standardErrors().values()).containsOnly(Double.NaN);
        }
    }

    @Test
    void aRunThatArrivesIsAtNoDistance() {
        for (Settings settings : List.of(
                SETTINGS,
                SETTINGS.withLearningRate(new LearningRate.Fixed(0.1)),
                SETTINGS.withLoss(new Loss.Absolute()))) {
            Fit fit = fit(settings);
            assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
            assertThat(fit.diagnostics().distanceToOptimum()).isZero();
            assertThat(fit.model().intercept()).isEqualTo(5);
            assertThat(fit.model().slope()).isZero();
        }
    }
}
