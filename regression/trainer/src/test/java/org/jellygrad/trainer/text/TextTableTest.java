package org.jellygrad.trainer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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

    /** 24 + 6·(2 + 10) cells fit; a seventh column does not, and takes the sixth along. */
    @Test
    void columnsThatDoNotFitFollowBelowAndNeverOneAlone() {
        String name = "n".repeat(24);
        String cell = "1234567890";
        assertThat(table(name, cell, 6).lines()).hasSize(2);
        assertThat(table(name, cell, 7).lines())
                .containsExactly(
                        " ".repeat(24) + "          c1          c2          c3          c4          c5",
                        name + ("  " + cell).repeat(5),
                        "",
                        " ".repeat(24) + "          c6          c7",
                        name + ("  " + cell).repeat(2));
    }

    private static TextTable table(String name, String cell, int columns) {
        List<String> heads = new ArrayList<>(List.of(""));
        List<String> cells = new ArrayList<>(List.of(name));
        for (int i = 1; i <= columns; i++) {
            heads.add("c" + i);
            cells.add(cell);
        }
        var table = new TextTable(1, heads);
        table.add(cells);
        return table;
    }

    /** Names continue indented, and numbers stand where they end. */
    @Test
    void namesAndHeadsAreFoldedOnlyWhereALineIsTooNarrow() {
        String name = "share_of_households_with_two_cars:share_of_households_with_a_garden";
        var narrow = new TextTable(1, List.of("", "x"));
        narrow.add(List.of(name, "1.5"));
        assertThat(narrow.lines()).containsExactly(" ".repeat(67) + "    x", name + "  1.5");
        var wide = new TextTable(1, List.of("", "a_head_of_more_than_forty_cells_that_is_over_a_number", "x"));
        wide.add(List.of(name, "1.5", "2"));
        assertThat(wide.lines())
                .containsExactly(
                        "                                     a_head_of_more_than_forty_cells_that_is_",
                        "                                                                over_a_number  x",
                        "share_of_households_with_two_cars:",
                        "  share_of_households_with_a_garden                                       1.5  2");
    }
}
