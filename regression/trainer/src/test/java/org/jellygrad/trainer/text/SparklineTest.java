package org.jellygrad.trainer.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SparklineTest {

    @Test
    void equalFactorsAreEqualSteps() {
        assertThat(Sparkline.of(new double[] {128, 64, 32, 16, 8, 4, 2, 1}, true))
                .isEqualTo("█▇▆▅▄▃▂▁");
        assertThat(Sparkline.of(new double[] {128, 64, 32, 16, 8, 4, 2, 1}, false))
                .isEqualTo("#*+=:-._");
    }

    @Test
    void whatHasNoLogarithm() {
        assertThat(Sparkline.of(new double[] {100, 10, 1, 0}, true)).isEqualTo("█▅▁▁");
        assertThat(Sparkline.of(new double[] {1, 100, Double.POSITIVE_INFINITY, Double.NaN}, true))
                .isEqualTo("▁███");
        assertThat(Sparkline.of(new double[] {3, 3, 3}, true)).isEqualTo("▁▁▁");
        assertThat(Sparkline.of(new double[] {0, 0}, true)).isEqualTo("▁▁");
        assertThat(Sparkline.of(new double[0], true)).isEmpty();
    }
}
