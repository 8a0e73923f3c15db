package org.jellygrad.trainer.kinks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.settings.Averaging;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;

/** The line searches at the end of a run on a loss with kinks: what they may cost, and what they leave. */
class KinkedEndTest {

    /** Two epochs fewer than it takes, and what it says it takes. */
    @Test
    void searchesThatDoNotFitAreCounted() {
        Settings settings = Settings.DEFAULTS.withLoss(new Loss.Absolute());
        int needed = fit(settings).epochs();
        Fit cut = fit(settings.withStop(settings.stop().withMaxEpochs(needed - 2)));
        assertThat(cut.outcome()).isInstanceOf(Outcome.OutOfEpochs.class);
        assertThat(cut.outcome().why()).endsWith("Use `maxEpochs " + needed + "`.");
        Fit enough = fit(settings.withStop(settings.stop().withMaxEpochs(needed)));
        assertThat(enough.outcome()).isInstanceOf(Outcome.Converged.class);
        assertThat(enough.epochs()).isEqualTo(needed);
    }

    /** Points that are averaged go to and fro at one rate, which nothing makes smaller; what to do instead works. */
    @Test
    void averagingAtTheRateOfItsOwnChoiceIsAdvisedAgainst() {
        Settings settings = Settings.DEFAULTS.withLoss(new Loss.Absolute());
        Settings averaging = settings.withAveraging(new Averaging.PolyakRuppert(10))
                .withStop(settings.stop().withMaxEpochs(600));
        assertThat(fit(averaging).outcome()).isInstanceOf(Outcome.OutOfEpochs.class);
        assertThat(fit(averaging).outcome().why()).contains("Leave `averaging` out");
        assertThat(fit(averaging.withAveraging(new Averaging.None())).outcome()).isInstanceOf(Outcome.Converged.class);
    }

    private static Fit fit(Settings settings) {
        return new Trainer(settings).fit(BundledDatasets.load("galton1886"));
    }

    /** With a ridge beside it an l1 penalty makes coefficients 0, and not 1e-50. */
    @Test
    void anElasticNetLeavesExactZeros() {
        int zeros = 0;
        for (int seed = 0; seed < 40; seed++) {
            Map<String, double[]> columns = RandomData.columns(seed, 20, 3);
            Penalty penalty = new Penalty.ElasticNet(0.1 + 0.2 * new Random(seed).nextDouble(), 0.05);
            Loss loss = seed % 2 == 0 ? new Loss.Absolute() : new Loss.Quantile(0.3);
            Fit fit = new Trainer(RandomData.settings().withLoss(loss).withPenalty(penalty))
                    .fit(RandomData.dataset(columns));
            for (var coefficient : fit.model().coefficients()) {
                zeros += coefficient.value() == 0 ? 1 : 0;
                assertThat(coefficient.standardised() == 0 || Math.abs(coefficient.standardised()) > 1e-20)
                        .as("seed " + seed + ": " + coefficient.value())
                        .isTrue();
            }
        }
        assertThat(zeros).isGreaterThan(5);
    }
}
