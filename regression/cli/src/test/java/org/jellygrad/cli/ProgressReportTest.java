package org.jellygrad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressReportTest {
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    @Test
    void aShortRunIsSilent() {
        for (boolean terminal : new boolean[] {false, true}) {
            try (var progress = new ProgressReport(console(terminal), false, 100)) {
                for (int epoch = 1; epoch <= 100; epoch++) {
                    progress.epoch(epoch, 1, 2);
                }
            }
        }
        assertThat(messages.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    /** Epochs of 40 ms: nothing in the first second, then a line for each tenth, of which half are left. */
    @Test
    void elsewhereALongRunSaysALineForEachTenth() throws Exception {
        run(console(false), false);
        assertThat(messages.toString(StandardCharsets.UTF_8).lines())
                .hasSizeBetween(1, 9)
                .allMatch(line -> line.matches("epoch [0-9]+ of 50: loss 0\\.25, gradient norm 1e-07"));
    }

    @Test
    void onATerminalItRewritesOneLineAndWipesItInTheEnd() throws Exception {
        run(console(true), false);
        String text = messages.toString(StandardCharsets.UTF_8);
        assertThat(text)
                .contains("epochs")
                .contains("/50")
                .contains("loss 0.25")
                .doesNotContain("\n");
        assertThat(text).endsWith("\r" + " ".repeat(100) + "\r");
    }

    @Test
    void quietIsQuiet() throws Exception {
        run(console(true), true);
        assertThat(messages.size()).isZero();
    }

    private static void run(Console console, boolean quiet) throws InterruptedException {
        try (var progress = new ProgressReport(console, quiet, 50)) {
            for (int epoch = 1; epoch <= 50; epoch++) {
                Thread.sleep(40);
                progress.epoch(epoch, 0.25, 1e-7);
            }
        }
    }

    private Console console(boolean terminal) {
        return new Console(OutputStream.nullOutputStream(), messages, terminal);
    }
}
