package org.jellygrad.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Colours are for terminals that have them, and for users who want them. */
class ConsoleTest {

    @Test
    void coloursAreForTerminals() {
        assertThat(Console.wantsColour(true, Map.of("TERM", "xterm-256color"))).isTrue();
        assertThat(Console.wantsColour(true, Map.of("TERM", "xterm", "NO_COLOR", "")))
                .isTrue();
        assertThat(Console.wantsColour(false, Map.of("TERM", "xterm"))).isFalse();
        assertThat(Console.wantsColour(true, Map.of("TERM", "xterm", "NO_COLOR", "1")))
                .isFalse();
        assertThat(Console.wantsColour(true, Map.of("TERM", "dumb"))).isFalse();
        assertThat(Console.wantsColour(true, Map.of())).isFalse();
    }

    @Test
    void drawingsKeepTheirColoursAndNothingElseThatMovesTheCursor() {
        var out = new ByteArrayOutputStream();
        var console = new Console(out, new ByteArrayOutputStream(), 80, StandardCharsets.UTF_8, true, () -> 0);
        console.draw(List.of("\u001b[36mline\u001b[0m\u001b[2Jrest"));
        console.flush();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("\u001b[36mline\u001b[0m\u241b[2Jrest" + System.lineSeparator());
    }
}
