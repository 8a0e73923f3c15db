package org.jellygrad.trainer.summary;

import static org.assertj.core.api.Assertions.assertThat;

import org.jellygrad.model.Coefficient;
import org.jellygrad.model.formula.Term;
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

    /** A coefficient of exactly 0 tells nothing of its term's spread. */
    @Test
    void anOptimumBesideACoefficientOfZero() {
        var zero = new Coefficient(Term.of("t"), 0, 1, 0, 1, 0);
        assertThat(RoundingNoise.coefficient(zero, 1.6e-36)).isZero();
        assertThat(RoundingNoise.coefficient(zero, 0.5)).isEqualTo(0.5);
    }

    @Test
    void whatALargerValueSwallowsIsShownAsZero() {
        assertThat(RoundingNoise.beside(9e-5, 1e-323)).isZero();
        assertThat(RoundingNoise.beside(9e-5, 1e-12)).isEqualTo(1e-12);
    }
}
