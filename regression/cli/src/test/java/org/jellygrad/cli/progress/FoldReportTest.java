package org.jellygrad.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jellygrad.cli.console.Console;
import org.junit.jupiter.api.Test;

class FoldReportTest {
    private long now;

    @Test
    void afterASilentSecondALineForEachTenth() {
        var messages = new ByteArrayOutputStream();
        var console = new Console(OutputStream.nullOutputStream(), messages, 0, StandardCharsets.UTF_8, () -> now);
        var report = new FoldReport(console, false, 40);
        var quiet = new FoldReport(console, true, 40);
        report.accept(4);
        now = 1_000_000_000;
        for (int done = 5; done <= 40; done++) {
            report.accept(done);
            quiet.accept(done);
        }
        assertThat(messages.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "fold 5 of 40",
                        "fold 8 of 40",
                        "fold 12 of 40",
                        "fold 16 of 40",
                        "fold 20 of 40",
                        "fold 24 of 40",
                        "fold 28 of 40",
                        "fold 32 of 40",
                        "fold 36 of 40");
    }
}
