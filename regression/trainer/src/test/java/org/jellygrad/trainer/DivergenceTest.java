package org.jellygrad.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jellygrad.datasets.BundledDatasets;
import org.jellygrad.trainer.method.Batching;
import org.jellygrad.trainer.method.LearningRate;
import org.jellygrad.trainer.method.Penalty;
import org.jellygrad.trainer.method.Scaling;
import org.jellygrad.trainer.method.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DivergenceTest {
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
                .contains("above this data's limit", ". Use --lr auto.")
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
        assertThat(remedy(TOO_FAST)).contains("Use --lr 0.9 (about ", " epochs), or --lr auto.");
    }
}
