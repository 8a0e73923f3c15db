package org.jellygrad.trainer.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CellsTest {

    /** As Unicode's East Asian widths have it. */
    @Test
    void widthIsThatOfATerminal() {
        assertThat(Cells.width("größe")).isEqualTo(5);
        assertThat(Cells.width("gro\u0308ße")).isEqualTo(5);
        assertThat(Cells.width("所得 x")).isEqualTo(6);
        assertThat(Cells.width("🏠")).isEqualTo(2);
        assertThat(Cells.width("한글")).isEqualTo(4);
        assertThat(Cells.width("…─█▁²·−")).isEqualTo(7);
        assertThat(Cells.width("zero\u200dwidth")).isEqualTo(9);
        assertThat(Cells.width("a\tb\u001b[0m")).isEqualTo(7);
    }

    @Test
    void paddingCountsCells() {
        assertThat(Cells.padded("所得", 6)).isEqualTo("所得  ");
        assertThat(Cells.right("o\u0308", 3)).isEqualTo("  o\u0308");
        assertThat(Cells.right("toowide", 3)).isEqualTo("toowide");
    }

    @Test
    void foldsAtBlanksElseAtJointsElseAnywhere() {
        assertThat(Cells.fold("fits", 4)).containsExactly("fits");
        assertThat(Cells.fold("one two three", 8)).containsExactly("one two", "three");
        assertThat(Cells.fold("species[Gentoo]:flipper_length", 20))
                .containsExactly("species[Gentoo]:", "flipper_length");
        assertThat(Cells.fold("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
        // A joint so near the beginning would leave the line empty.
        assertThat(Cells.fold("a_bcdefghij", 6)).containsExactly("a_bcde", "fghij");
    }

    @Test
    void foldsBetweenCharactersNotWithin() {
        assertThat(Cells.fold("所得水準", 5)).containsExactly("所得", "水準");
        assertThat(Cells.fold("🏠🏠", 1)).containsExactly("🏠", "🏠");
        assertThat(Cells.fold("abo\u0308c", 3)).containsExactly("abo\u0308", "c");
    }

    @Test
    void controlCharactersAreShown() {
        assertThat(Cells.visible("größe 所得")).isEqualTo("größe 所得");
        assertThat(Cells.visible("a\tb\u001b[31m\u007f\u0085")).isEqualTo("a␉b␛[31m␡␡");
    }
}
