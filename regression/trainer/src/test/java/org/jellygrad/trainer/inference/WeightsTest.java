package org.jellygrad.trainer.inference;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;

/** Integer weights are repeated rows, zero removes one. */
class WeightsTest {

    private static final int ROWS = 30;

    private static Fit fit(Settings settings, Map<String, double[]> columns) {
        return new Trainer(settings).fit(RandomData.dataset(columns));
    }

    private static Map<String, double[]> weighted(int seed) {
        Map<String, double[]> columns = new LinkedHashMap<>(RandomData.columns(seed, ROWS, 2));
        Random random = new Random(seed);
        columns.put(
                "w",
                IntStream.range(0, ROWS).mapToDouble(i -> random.nextInt(4)).toArray());
        return columns;
    }

    private static Map<String, double[]> repeated(Map<String, double[]> columns) {
        Map<String, double[]> repeated = new LinkedHashMap<>(columns);
        double[] weights = requireNonNull(columns.get("w"));
        repeated.replaceAll((name, x) -> IntStream.range(0, ROWS)
                .flatMap(i -> IntStream.generate(() -> i).limit((long) weights[i]))
                .mapToDouble(i -> x[i])
                .toArray());
        repeated.remove("w");
        return repeated;
    }

    @Test
    void integerWeightsAreRepeatedRows() {
        for (int trial = 0; trial < 5; trial++) {
            for (Loss loss : List.of(new Loss.Squared(), new Loss.Huber(0.5), new Loss.LogCosh())) {
                Map<String, double[]> columns = weighted(trial);
                Settings settings = RandomData.settings().withLoss(loss).withFeatures(List.of("x1", "x2"));
                Fit weights = fit(settings.withWeights("w"), columns);
                Fit rows = fit(settings, repeated(columns));
                assertThat(weights.path().last().parameters())
                        .containsExactly(rows.path().last().parameters(), within(1e-8));
                assertThat(weights.model().quality().loss())
                        .isCloseTo(rows.model().quality().loss(), within(1e-12));
                assertThat(weights.model().quality().bestConstantLoss())
                        .isCloseTo(rows.model().quality().bestConstantLoss(), within(1e-8));
                assertThat(weights.diagnostics().outlook().largestEigenvalue())
                        .isCloseTo(rows.diagnostics().outlook().largestEigenvalue(), within(1e-12));
            }
        }
    }

    /** The weights' column is no feature, and a row without weight is not there: not in the batches either. */
    @Test
    void zeroRemovesARow() {
        Map<String, double[]> columns = new LinkedHashMap<>(RandomData.columns(7, ROWS, 2));
        double[] ones = new double[ROWS];
        Arrays.fill(ones, 1);
        ones[3] = 0;
        ones[17] = 0;
        columns.put("w", ones);
        Map<String, double[]> fewer = repeated(columns);
        for (Batching batching : List.of(new Batching.Full(), new Batching.MiniBatch(4))) {
            Settings settings = RandomData.settings()
                    .withScaling(Scaling.STANDARD)
                    .withBatching(batching)
                    .withLearningRate(new LearningRate.Fixed(0.01))
                    .withStop(Settings.DEFAULTS.stop().withMaxEpochs(5));
            Fit weights = fit(settings.withWeights("w"), columns);
            Fit rows = fit(settings, fewer);
            assertThat(weights.model().coefficients()).hasSize(2);
            assertThat(weights.model().provenance().rows()).isEqualTo(ROWS - 2);
            assertThat(weights.path().last().step())
                    .isEqualTo(rows.path().last().step());
            // The frame is the same but for what the removed rows add to the ranges.
            assertThat(weights.path().last().parameters())
                    .containsExactly(rows.path().last().parameters(), within(1e-10));
        }
    }

    @Test
    void singleRowsSeeTheirWeights() {
        Map<String, double[]> columns = weighted(11);
        Settings settings =
                RandomData.settings().withFeatures(List.of("x1", "x2")).withWeights("w");
        double[] exact = fit(settings, columns).path().last().parameters();
        double[] single = fit(settings.withBatching(new Batching.MiniBatch(1)), columns)
                .path()
                .last()
                .parameters();
        assertThat(single).containsExactly(exact, within(1e-2));
    }
}
