package org.jellygrad.datasets.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuotedTest {

    @Test
    void longListsAreCut() {
        List<String> many = IntStream.rangeClosed(1, 100).mapToObj(i -> "x" + i).toList();
        assertThat(Quoted.list(many)).isEqualTo("x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12 and 88 more");
        assertThat(Quoted.list(many.subList(0, 12))).endsWith("x11, x12");
    }

    @Test
    void longNamesAndCellsAreCut() {
        assertThat(Quoted.name("x".repeat(1000))).isEqualTo("'" + "x".repeat(100) + "...'");
        assertThat(Quoted.cell("x \r\n\t" + "y".repeat(1000))).isEqualTo("'x " + "y".repeat(58) + "...'");
        assertThat(Quoted.cell("x".repeat(59) + "😀😀")).isEqualTo("'" + "x".repeat(59) + "...'");
    }

    /** The characters are written as numbers here, for in this file too they would not be seen. */
    @Test
    void whatHidesOrReordersTextIsShown() {
        String name = "a" + (char) 0x202E + "b" + (char) 0x200B + "\u0007" + (char) 0x2028 + (char) 0xD800 + "\t\r\n";
        assertThat(Quoted.name(name)).isEqualTo("'a\\u202Eb\\u200B\\u0007\\u2028\\uD800\\t\\r\\n'");
        assertThat(Quoted.cell("5" + (char) 0x2066)).isEqualTo("'5\\u2066'");
        assertThat(Quoted.visible("two\nlines " + Character.toString(0xE0041))).isEqualTo("two\nlines \\uE0041");
        assertThat(Quoted.name("größe 1\u00A0000 日本 😀")).isEqualTo("'größe 1\u00A0000 日本 😀'");
    }
}
