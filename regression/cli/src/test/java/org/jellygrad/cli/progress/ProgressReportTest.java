package org.jellygrad.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jellygrad.cli.console.Console;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.outcome.Outlook;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;

class ProgressReportTest {
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private long now = 5;

    @Test
    void aShortRunIsSilent() {
        for (boolean terminal : new boolean[] {false, true}) {
            try (var progress = new ProgressReport(console(terminal), false, 100)) {
                for (int epoch = 1; epoch <= 100; epoch++) {
                    progress.epoch(epoch, 1, 2, 0.5);
                }
            }
        }
        assertThat(messages.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    /** Epochs of 40 ms: nothing in the first second, then a line for each tenth, of which six are left. */
    @Test
    void elsewhereALongRunSaysALineForEachTenth() {
        run(console(false), false);
        assertThat(messages.toString(StandardCharsets.UTF_8).lines())
                .hasSize(6)
                .allMatch(line -> line.matches(
                        "epoch [0-9]+ of 50: loss [0-9.e-]+, gradient norm 1e-07, rate 0.125 █[▁▂▃▄▅▆▇█]+▁"));
    }

    @Test
    void onATerminalItRewritesOneLineAndWipesItInTheEnd() {
        run(console(true), false);
        String text = messages.toString(StandardCharsets.UTF_8);
        assertThat(text).contains("/50").contains("█").contains("rate 0.125").doesNotContain("\n");
        assertThat(text).endsWith("\r" + " ".repeat(79) + "\r");
    }

    @Test
    void quietIsQuiet() {
        run(console(true), true);
        assertThat(messages.size()).isZero();
    }

    /** What is known before comes once, before the first line of a long run; what will go wrong at once. */
    @Test
    void theOutlookComesBeforeALongRunOnly() {
        Outlook outlook = outlook(0.1);
        try (var progress = new ProgressReport(console(false), false, 50)) {
            progress.starting(outlook);
            assertThat(messages.size()).isZero();
            epochs(progress);
        }
        assertThat(messages.toString(StandardCharsets.UTF_8))
                .startsWith(
                        "before    learning rate 0.1 (best 0.5, stable below 1), scale standard, condition number 1\n"
                                + "          (eigenvalue 2). Expected: each epoch leaves 80 % of the distance")
                .containsOnlyOnce("Expected");
    }

    @Test
    void aRateAboveTheLimitIsSaidAtOnce() {
        new ProgressReport(console(false), false, 50).starting(outlook(1.1));
        assertThat(messages.toString(StandardCharsets.UTF_8))
                .isEqualTo("Learning rate 1.1 is too high for this data: descent converges only below 1.\n");
        messages.reset();
        new ProgressReport(console(false), true, 50).starting(outlook(1.1));
        assertThat(messages.size()).isZero();
    }

    @Test
    void aTerminalWithoutBlocksSeesOtherBars() {
        Console console =
                new Console(OutputStream.nullOutputStream(), messages, 80, StandardCharsets.ISO_8859_1, () -> now);
        assertThat(console.isUnicode()).isFalse();
        run(console, false);
        assertThat(messages.toString(StandardCharsets.UTF_8)).contains("#").doesNotContain("█");
    }

    private static Outlook outlook(double rate) {
        return new Trainer(Settings.DEFAULTS.withLearningRate(new LearningRate.Fixed(rate)))
                .outlook(BundledDatasets.load("jellybeans"));
    }

    private void run(Console console, boolean quiet) {
        try (var progress = new ProgressReport(console, quiet, 50)) {
            epochs(progress);
        }
    }

    private void epochs(ProgressReport progress) {
        for (int epoch = 1; epoch <= 50; epoch++) {
            now += 40_000_000;
            progress.epoch(epoch, Math.pow(0.5, epoch), 1e-7, 0.125);
        }
    }

    private Console console(boolean terminal) {
        return new Console(
                OutputStream.nullOutputStream(), messages, terminal ? 80 : 0, StandardCharsets.UTF_8, () -> now);
    }
}
