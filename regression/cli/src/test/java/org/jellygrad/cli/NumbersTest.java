package org.jellygrad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void notANumberIsNotAvailable() {
        assertThat(Numbers.format(Double.NaN, 4)).isEqualTo("NA");
        assertThat(Numbers.format(-17.5790948905109, 6)).isEqualTo("-17.5791");
        assertThat(Numbers.format(1e-7, 6)).isEqualTo("1e-07");
    }

    @Test
    void counts() {
        assertThat(Numbers.count(1, "row")).isEqualTo("1 row");
        assertThat(Numbers.count(0, "row")).isEqualTo("0 rows");
        assertThat(Numbers.count(5, "epoch")).isEqualTo("5 epochs");
    }

    /** Predictions near 1000 are 1.1e-13 apart; half of that is rounding, in squares its square. */
    @Test
    void whatRoundingLeavesIsShownAsZero() {
        var rounding = new Rounding(1000, true);
        assertThat(rounding.residual(1e-13)).isZero();
        assertThat(rounding.residual(1.2e-13)).isEqualTo(1.2e-13);
        assertThat(rounding.loss(1e-26)).isZero();
        assertThat(rounding.loss(1.4e-26)).isEqualTo(1.4e-26);
        assertThat(new Rounding(1000, false).loss(1e-13)).isZero();
        assertThat(new Rounding(1000, false).loss(1e-12)).isEqualTo(1e-12);
        assertThat(rounding.standardError(5, 1e-14)).isZero();
        assertThat(rounding.standardError(5, 1)).isEqualTo(5);
    }

    /** A p-value is never 0, whatever has become of its digits. */
    @Test
    void pValues() {
        assertThat(InferenceFacts.p(0)).isEqualTo("<1e-300");
        assertThat(InferenceFacts.p(Double.MIN_VALUE)).isEqualTo("<1e-300");
        assertThat(InferenceFacts.p(1e-300)).isEqualTo("1e-300");
        assertThat(InferenceFacts.p(2.4621076021400736e-63)).isEqualTo("2.46e-63");
        assertThat(InferenceFacts.p(0.04)).isEqualTo("0.04");
        assertThat(InferenceFacts.p(Double.NaN)).isEqualTo("NA");
    }
}
