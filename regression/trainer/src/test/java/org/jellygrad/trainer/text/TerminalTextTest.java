package org.jellygrad.trainer.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTextTest {

    /** As Unicode's East Asian widths have it. */
    @Test
    void aLineIsAsWideAsTheTerminalWithinReason() {
        assertThat(TerminalText.line(80)).isEqualTo(80);
        assertThat(TerminalText.line(20)).isEqualTo(40);
        assertThat(TerminalText.line(250)).isEqualTo(100);
    }

    @Test
    void widthIsThatOfATerminal() {
        assertThat(TerminalText.width("größe")).isEqualTo(5);
        assertThat(TerminalText.width("gro\u0308ße")).isEqualTo(5);
        assertThat(TerminalText.width("所得 x")).isEqualTo(6);
        assertThat(TerminalText.width("🏠")).isEqualTo(2);
        assertThat(TerminalText.width("한글")).isEqualTo(4);
        assertThat(TerminalText.width("…─█▁²·−")).isEqualTo(7);
        assertThat(TerminalText.width("zero\u200dwidth")).isEqualTo(9);
        assertThat(TerminalText.width("a\tb\u001b[0m")).isEqualTo(7);
    }

    @Test
    void paddingCountsCells() {
        assertThat(TerminalText.padded("所得", 6)).isEqualTo("所得  ");
        assertThat(TerminalText.right("o\u0308", 3)).isEqualTo("  o\u0308");
        assertThat(TerminalText.right("toowide", 3)).isEqualTo("toowide");
    }

    @Test
    void foldsAtBlanksElseAtJointsElseAnywhere() {
        assertThat(TerminalText.fold("fits", 4)).containsExactly("fits");
        assertThat(TerminalText.fold("one two three", 8)).containsExactly("one two", "three");
        assertThat(TerminalText.fold("species[Gentoo]:flipper_length", 20))
                .containsExactly("species[Gentoo]:", "flipper_length");
        assertThat(TerminalText.fold("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
        // A joint so near the beginning would leave the line empty.
        assertThat(TerminalText.fold("a_bcdefghij", 6)).containsExactly("a_bcde", "fghij");
    }

    @Test
    void foldsBetweenCharactersNotWithin() {
        assertThat(TerminalText.fold("所得水準", 5)).containsExactly("所得", "水準");
        assertThat(TerminalText.fold("🏠🏠", 1)).containsExactly("🏠", "🏠");
        assertThat(TerminalText.fold("abo\u0308c", 3)).containsExactly("abo\u0308", "c");
    }

    @Test
    void controlCharactersAreShown() {
        assertThat(TerminalText.visible("größe 所得")).isEqualTo("größe 所得");
        assertThat(TerminalText.visible("a\tb\u001b[31m\u007f\u0085")).isEqualTo("a␉b␛[31m␡␡");
        assertThat(TerminalText.visible("a\u202Eb")).isEqualTo("a\uFFFDb");
    }
}
