package org.jellygrad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void numbersStandPointUnderPoint() {
        var table = new TextTable(1, List.of("", "learned", "error"));
        table.add(List.of("größe", "2", "0.25"));
        table.add(List.of("intercept", "-39.5", "NA"));
        table.add(List.of("x", "1e-7", "3.25e+12"));
        assertThat(table.lines())
                .containsExactly(
                        "           learned      error",
                        "größe         2      0.25",
                        "intercept   -39.5   NA",
                        "x             1e-7   3.25e+12");
    }

    @Test
    void headsWiderThanTheirCells() {
        var table = new TextTable(0, List.of("epoch", "loss"));
        table.add(List.of("10", "0.5"));
        assertThat(table.lines()).containsExactly("epoch  loss", "   10   0.5");
    }
}
