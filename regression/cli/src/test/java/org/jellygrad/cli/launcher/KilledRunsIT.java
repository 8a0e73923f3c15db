package org.jellygrad.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jellygrad.trainer.checkpoint.Checkpoint;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same command, killed at any moment and started again until it ends, does what it would have done in one go. */
@DisabledOnOs(OS.WINDOWS)
class KilledRunsIT {
    private static final int KILLS = 12;

    /** Every so many times it is asked to end, and not killed. */
    private static final int ASKED = 4;

    /** More than any machine gets through before the last kill; the rates are so small that none converges before. */
    private static final long ENDLESS = 1_000_000_000;

    private static final long MORE_EPOCHS = 500;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--loss huber:0.5 --optimizer momentum:0.5 --lr 1e-4 --trace path.csv",
                "--optimizer adam --batch 64 --lr 1e-9"
            })
    void aKilledRunEndsInTheSameBits(String options) throws Exception {
        Path alone = Files.createDirectory(directory.resolve("alone"));
        Path killed = Files.createDirectory(directory.resolve("killed"));
        Random random = new Random(11);
        for (int kill = 1; kill <= KILLS; kill++) {
            Process process = start(killed, options, ENDLESS);
            if (kill % 2 == 0) {
                awaitProgress(killed.resolve("run.json"), process);
                Thread.sleep(random.nextInt(300));
            } else {
                Thread.sleep(random.nextInt(2000));
            }
            assertThat(process.isAlive()).as("has not ended by itself").isTrue();
            end(process, kill);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertWholeOrAbsent(killed.resolve("run.json"));
        }
        long epochs = epochs(Launched.read(killed.resolve("out"))) + MORE_EPOCHS;
        Launched last = Launched.finished(killed, start(killed, options, epochs));
        Launched once = Launched.finished(alone, start(alone, options, epochs));
        assertThat(once.code()).as(once.err()).isZero();
        assertThat(epochs(once.out())).isEqualTo(epochs);
        assertThat(last).isEqualTo(once);
        assertThat(killed.resolve("model.json")).hasSameTextualContentAs(alone.resolve("model.json"));
        if (options.contains("--trace")) {
            assertThat(killed.resolve("path.csv")).hasSameTextualContentAs(alone.resolve("path.csv"));
            assertThat(killed).isDirectoryNotContaining("glob:**.part");
        }
        assertThat(killed).isDirectoryNotContaining("glob:**.tmp");
    }

    /** Waits until the run has written its checkpoint, so that it gets further however slow the machine is. */
    private static void awaitProgress(Path checkpoint, Process process) throws Exception {
        FileTime before = modified(checkpoint);
        while (process.isAlive() && modified(checkpoint).equals(before)) {
            Thread.sleep(5);
        }
    }

    private static FileTime modified(Path file) throws IOException {
        return Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
    }

    private static void end(Process process, int kill) {
        if (kill % ASKED == 0) {
            process.destroy();
        } else {
            process.destroyForcibly();
        }
    }

    /** How many the run had made when it was asked to end, or ended. */
    private static long epochs(String json) {
        Matcher epochs = Pattern.compile("\"epochs\": *(\\d+)").matcher(json);
        assertThat(epochs.find()).as(json).isTrue();
        return Long.parseLong(epochs.group(1));
    }

    private static void assertWholeOrAbsent(Path checkpoint) {
        if (Files.exists(checkpoint)) {
            assertThat(Checkpoint.read(checkpoint).memories()).containsKeys("run", "steps", "path");
        }
    }

    private static Process start(Path place, String options, long epochs) throws Exception {
        Path data = place.resolve("data.csv");
        if (Files.notExists(data)) {
            Files.writeString(data, data());
        }
        List<String> command = new ArrayList<>(List.of(Launched.LAUNCHER, "train", "data.csv", "--target", "y"));
        command.addAll(List.of(options.split(" ", -1)));
        command.addAll(List.of("--epochs", Long.toString(epochs), "--tolerance", "1e-300"));
        command.addAll(List.of("--json", "--quiet", "--save", "model.json"));
        command.addAll(List.of("--checkpoint", "run.json", "--resume", "run.json"));
        return Launched.start(place, Map.of(), command);
    }

    private static String data() {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder("a,b,y\n");
        for (int i = 0; i < 5000; i++) {
            double a = random.nextGaussian();
            double b = 3 + random.nextGaussian();
            text.append(String.format(Locale.ROOT, "%f,%f,%f%n", a, b, a - 2 * b + random.nextGaussian()));
        }
        return text.toString();
    }
}
