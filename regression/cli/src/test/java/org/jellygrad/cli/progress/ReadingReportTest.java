package org.jellygrad.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jellygrad.cli.console.Console;
import org.junit.jupiter.api.Test;

class ReadingReportTest {
    private static final long MEGABYTE = 1_000_000;
    private static final long SECOND = 1_000_000_000;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long now;

    private ReadingReport report(int columns) {
        return new ReadingReport(
                new Console(new ByteArrayOutputStream(), err, columns, StandardCharsets.UTF_8, () -> now));
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** 50 MB a second: 400 MB take 8 s. */
    private void pass(ReadingReport report) {
        for (int megabytes = 0; megabytes <= 400; megabytes++) {
            report.read("huge.csv", megabytes * MEGABYTE, 400 * MEGABYTE);
            now += SECOND / 50;
        }
    }

    @Test
    void everyTenthIsALine() {
        ReadingReport report = report(0);
        pass(report);
        assertThat(said().lines())
                .hasSize(9)
                .startsWith("read 50 of 400 MB of huge.csv, 7 s left")
                .contains("read 200 of 400 MB of huge.csv, 4 s left")
                .endsWith("read 360 of 400 MB of huge.csv, 0.8 s left");
        pass(report);
        assertThat(said().lines()).as("a second pass").hasSize(18);
    }

    @Test
    void aTerminalsLineIsRewrittenAndWiped() {
        pass(report(80));
        assertThat(said())
                .doesNotContain("\n")
                .contains("\rread 100 of 400 MB of huge.csv, 6 s left")
                .endsWith(" \r");
        assertThat(said().split("\r", -1))
                .allSatisfy(line -> assertThat(line.length()).isLessThan(80));
    }

    @Test
    void aSmallFileIsReadInSilence() {
        ReadingReport report = report(80);
        report.read("small.csv", 100, 100);
        assertThat(said()).isEmpty();
    }
}
