package org.jellygrad.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jellygrad.cli.console.Console;
import org.jellygrad.trainer.Progress;
import org.junit.jupiter.api.Test;

class ComparisonProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private long now;

    /** Two runs of 100 epochs, an epoch each half second; the first is over after ten. */
    private String told(int columns) {
        var messages = new ByteArrayOutputStream();
        var console =
                new Console(OutputStream.nullOutputStream(), messages, columns, StandardCharsets.UTF_8, () -> now);
        try (var progress = new ComparisonProgress(console, 2, 100)) {
            epochs(progress.next("lr 0.1"), 10);
            epochs(progress.next("lr 0.5"), 30);
        }
        return messages.toString(StandardCharsets.UTF_8);
    }

    private void epochs(Progress run, int count) {
        for (int epoch = 1; epoch <= count; epoch++) {
            now += SECOND / 2;
            run.epoch(epoch, 25.0 / epoch, 1, 0.1);
        }
    }

    @Test
    void aTerminalSeesWhichRunItIs() {
        assertThat(told(80))
                .contains("/200")
                .contains("run 2 of 2, lr 0.5: loss")
                .endsWith(" \r");
    }

    @Test
    void elsewhereNothingIsSaid() {
        assertThat(told(0)).isEmpty();
    }
}
