package org.jellygrad.trainer.summary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoundingNoiseTest {

    /** Predictions near 1000 are 1.1e-13 apart; half of that is rounding, in squares its square. */
    @Test
    void whatRoundingLeavesIsShownAsZero() {
        var rounding = new RoundingNoise(1000, true);
        assertThat(rounding.residual(1e-13)).isZero();
        assertThat(rounding.residual(1.2e-13)).isEqualTo(1.2e-13);
        assertThat(rounding.loss(1e-26)).isZero();
        assertThat(rounding.loss(1.4e-26)).isEqualTo(1.4e-26);
        assertThat(new RoundingNoise(1000, false).loss(1e-13)).isZero();
        assertThat(new RoundingNoise(1000, false).loss(1e-12)).isEqualTo(1e-12);
        assertThat(rounding.standardError(5, 1e-14)).isZero();
        assertThat(rounding.standardError(5, 1)).isEqualTo(5);
    }
}
