package org.jellygrad.trainer.descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Schedule;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DivergenceTest {

    /** Slopes of 1 000 where the rate is chosen for slopes of 1: half of it, and half of that, until steps are short enough. */
    @Test
    void aRateOfItsOwnChoiceIsMadeSmallerWhereTheLossGrows() {
        Map<String, double[]> columns = RandomData.columns(6, 30, 2);
        Loss steep = new Loss.Custom("steep", residual -> residual.abs().times(1000), OptionalDouble.empty());
        Fit fit = new Trainer(RandomData.settings().withLoss(steep)).fit(RandomData.dataset(columns));
        Fit exact = new Trainer(RandomData.settings().withLoss(new Loss.Absolute())).fit(RandomData.dataset(columns));
        assertThat(fit.outcome()).isNotInstanceOf(Outcome.Diverged.class);
        double best = 1000 * exact.model().quality().loss();
        assertThat(fit.model().quality().loss()).isBetween(best * (1 - 1e-12), best * 1.01);
    }

    /** What grew is named: with a penalty it is not the loss alone. */
    @Test
    void aPenalisedObjectiveIsNotCalledLoss() {
        Fit fit = new Trainer(RandomData.settings()
                        .withLoss(new Loss.Absolute())
                        .withPenalty(new Penalty.L2(1))
                        .withLearningRate(new LearningRate.Fixed(100)))
                .fit(RandomData.dataset(RandomData.columns(6, 30, 2)));
        assertThat(fit.outcome()).isInstanceOf(Outcome.Diverged.class);
        assertThat(fit.outcome().why()).contains("the objective, loss and penalty, grew");
    }

    private static final Settings TOO_FAST =
            Settings.DEFAULTS.withScaling(Scaling.STANDARD).withLearningRate(new LearningRate.Fixed(5));

    private static Fit fit(Settings settings) {
        return new Trainer(settings).fit(BundledDatasets.load("cars1930"));
    }

    private static String remedy(Settings settings) {
        return ((Outcome.Diverged) fit(settings).outcome()).remedy();
    }

    private static Stream<Settings> lawless() {
        return Stream.of(
                TOO_FAST.withBatching(new Batching.MiniBatch(10)),
                TOO_FAST.withSchedule(new Schedule.InverseTime(0.01)),
                TOO_FAST.withPenalty(Penalty.of(0.1, 0)));
    }

    /** Where the law of full steps does not hold no epochs are promised, and what is advised converges or ends near. */
    @ParameterizedTest
    @MethodSource("lawless")
    void withoutALawItAdvisesAuto(Settings settings) {
        assertThat(remedy(settings))
                .contains("above this data's limit", ". Use `learningRate auto`.")
                .doesNotContain("epoch");
        Fit advised = fit(settings.withLearningRate(new LearningRate.Auto()));
        double least = fit(settings.withBatching(new Batching.Full())
                        .withSchedule(new Schedule.Constant())
                        .withLearningRate(new LearningRate.Auto()))
                .model()
                .quality()
                .loss();
        assertThat(advised.model().quality().loss()).isLessThan(1.001 * least);
    }

    @Test
    void withALawItCountsEpochs() {
        assertThat(remedy(TOO_FAST)).contains("Use `learningRate 0.9` (about ", " epochs), or `learningRate auto`.");
    }
}
