package org.jellygrad.playground.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link MinusSigns}. */
class MinusSignsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x - -3 | x - −3",
                "8.34e-11 of (-50.1) | 8.34e−11 of (−50.1)",
                "from -.5 to -2 | from −.5 to −2",
                "half-way on 2026-11-30, `--lr -1` | half-way on 2026-11-30, `--lr -1`",
                "step-2 | step-2",
            })
    void numbersGetTheSignAndNothingElse(String text, String expected) {
        assertThat(MinusSigns.in(text)).isEqualTo(expected);
    }
}
