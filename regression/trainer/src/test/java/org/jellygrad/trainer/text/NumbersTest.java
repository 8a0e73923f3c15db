package org.jellygrad.trainer.text;

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
}
