package org.jellygrad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--loss huber:0.5 --optimizer momentum:0.5 --lr 1e-4 --epochs 60000 --trace path.csv",
                "--optimizer adam --batch 64 --lr 1e-5 --epochs 5000"
            })
    void aKilledRunEndsInTheSameBits(String options) throws Exception {
        Path alone = Files.createDirectory(directory.resolve("alone"));
        Path killed = Files.createDirectory(directory.resolve("killed"));
        Process untouched = start(alone, options);
        Random random = new Random(11);
        int kills = 0;
        int resumed = 0;
        boolean ended = false;
        while (kills < KILLS && !ended) {
            resumed += Files.exists(killed.resolve("run.json")) ? 1 : 0;
            Process process = start(killed, options);
            ended = process.waitFor(200 + random.nextInt(2000), TimeUnit.MILLISECONDS);
            if (!ended) {
                kills++;
                end(process, kills);
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertWholeOrAbsent(killed.resolve("run.json"));
            }
        }
        Launched last = Launched.finished(killed, start(killed, options));
        Launched once = Launched.finished(alone, untouched);
        assertThat(kills).isGreaterThan(4);
        assertThat(resumed).isPositive();
        assertThat(once.code()).as(once.err()).isZero();
        assertThat(last).isEqualTo(once);
        assertThat(killed.resolve("model.json")).hasSameTextualContentAs(alone.resolve("model.json"));
        if (options.contains("--trace")) {
            assertThat(killed.resolve("path.csv")).hasSameTextualContentAs(alone.resolve("path.csv"));
            assertThat(killed).isDirectoryNotContaining("glob:**.part");
        }
        assertThat(killed).isDirectoryNotContaining("glob:**.tmp");
    }

    private static void end(Process process, int kill) {
        if (kill % ASKED == 0) {
            process.destroy();
        } else {
            process.destroyForcibly();
        }
    }

    private static void assertWholeOrAbsent(Path checkpoint) {
        if (Files.exists(checkpoint)) {
            assertThat(Checkpoint.read(checkpoint).memories()).containsKeys("run", "steps", "path");
        }
    }

    private static Process start(Path place, String options) throws Exception {
        Path data = place.resolve("data.csv");
        if (Files.notExists(data)) {
            Files.writeString(data, data());
        }
        List<String> command = new ArrayList<>(List.of(Launched.LAUNCHER, "train", "data.csv", "--target", "y"));
        command.addAll(List.of(options.split(" ", -1)));
        command.addAll(List.of("--tolerance", "1e-300", "--quiet", "--save", "model.json"));
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
