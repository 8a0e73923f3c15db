package org.jellygrad.trainer.internal.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.jellygrad.model.inference.Inference;
import org.junit.jupiter.api.Test;

/** The same numbers at the places as after sorting. */
class OrderStatisticsTest {

    private static void check(int count, DoubleSupplier next) {
        double[] values = DoubleStream.generate(next).limit(count).toArray();
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int[] places = Inference.Quantiles.places(count);
        OrderStatistics.settle(values, places);
        for (int place : places) {
            assertThat(values[place]).isEqualTo(sorted[place]);
        }
        assertThat(Inference.Quantiles.of(values)).isEqualTo(Inference.Quantiles.of(sorted));
    }

    @Test
    void ofAnyDistribution() {
        Random random = new Random(4);
        for (int count : new int[] {1, 2, 5, 100, 4_096, 4_097, 20_000, 100_003}) {
            check(count, random::nextGaussian);
            check(count, random::nextDouble);
            check(count, () -> Math.exp(30 * random.nextGaussian()));
            check(count, () -> random.nextInt(3));
            check(count, () -> 7);
            check(count, () -> (2 * random.nextDouble() - 1) * 1.7e308);
            check(count, () -> 1 + random.nextInt(5) * Math.ulp(1.0));
            check(count, () -> random.nextInt(5) * Double.MIN_VALUE);
        }
    }
}
