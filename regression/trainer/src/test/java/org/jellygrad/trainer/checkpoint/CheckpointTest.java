package org.jellygrad.trainer.checkpoint;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jellygrad.model.file.OwnedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is written reads back to the same bits; what is not whole is refused. */
class CheckpointTest {

    @TempDir
    private Path directory;

    private static Checkpoint checkpoint() {
        double[] numbers =
                new Random(1).longs(200).mapToDouble(Double::longBitsToDouble).toArray();
        numbers[0] = Double.NaN;
        numbers[1] = Double.POSITIVE_INFINITY;
        numbers[2] = Double.NEGATIVE_INFINITY;
        numbers[3] = -0.0;
        numbers[4] = Double.MIN_VALUE;
        numbers[5] = Double.MAX_VALUE;
        Map<String, double[]> memories = new LinkedHashMap<>();
        memories.put("run", numbers);
        memories.put("steps", new double[0]);
        return new Checkpoint(Map.of("lr", "auto", "target", "Größe, \"m\"\n"), memories);
    }

    @Test
    void readsBackToTheSameBits() throws IOException {
        Path file = directory.resolve("c");
        write(file);
        Checkpoint read = Checkpoint.read(file);
        assertThat(read.course()).isEqualTo(checkpoint().course());
        assertThat(read.memories().keySet()).containsExactly("run", "steps");
        assertThat(bits(read)).isEqualTo(bits(checkpoint()));
        assertThat(read.memories().get("steps")).isEmpty();
        assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
    }

    private static void write(Path file) throws IOException {
        try (OwnedFile owned = OwnedFile.of(file)) {
            checkpoint().write(owned);
        }
    }

    private static long[] bits(Checkpoint checkpoint) {
        return Arrays.stream(requireNonNull(checkpoint.memories().get("run")))
                .mapToLong(Double::doubleToLongBits)
                .toArray();
    }

    @Test
    void cutAnywhereItIsRefused() throws IOException {
        Path file = directory.resolve("c");
        write(file);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += length < 60 || length > whole.length - 60 ? 1 : 37) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Checkpoint.read(file))
                    .isInstanceOf(UnusableCheckpointException.class)
                    .hasMessageContaining("\n\n");
        }
    }

    @Test
    void changedAnywhereItIsRefused() throws IOException {
        Path file = directory.resolve("c");
        write(file);
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at += at < 60 || at > whole.length - 60 ? 1 : 37) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            Files.write(file, changed);
            assertThatThrownBy(() -> Checkpoint.read(file)).isInstanceOf(UnusableCheckpointException.class);
        }
    }

    @Test
    void saysWhatItIsInstead() throws IOException {
        refused("", "is not a checkpoint.");
        refused("{\"format\":\"jellygrad-model\",\"version\":1}", "is not a checkpoint.");
        refused("[1, 2]", "is not a checkpoint.");
        refused("x,y\n1,2\n", "is not a checkpoint.");
        refused(
                "{\"format\":\"jellygrad-checkpoint\",\"version\":3,\"new\":{}}",
                "is a checkpoint of format version 3");
        refused("{\"format\":\"jellygrad-checkpoint\",\"version\":1,\"course\":{}}", "this Jellygrad reads version 2.");
        refused("{\"format\":\"jellygrad-checkpoint\",\"version\":2,\"course\":{}}", "is damaged or cut off.");
        assertThatThrownBy(() -> Checkpoint.read(directory))
                .isInstanceOf(UnusableCheckpointException.class)
                .hasMessageContaining("It is a directory");
        assertThatThrownBy(() -> Checkpoint.read(directory.resolve("none")))
                .isInstanceOf(UnusableCheckpointException.class)
                .hasMessageStartingWith("There is no file ");
    }

    /** The first bytes say that the rest is not worth reading. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileWithoutEndIsRefused() {
        assertThatThrownBy(() -> Checkpoint.read(Path.of("/dev/zero")))
                .isInstanceOf(UnusableCheckpointException.class)
                .hasMessageStartingWith("/dev/zero is not a checkpoint.");
    }

    private void refused(String text, String why) throws IOException {
        Path file = directory.resolve("c");
        Files.writeString(file, text, StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Checkpoint.read(file))
                .isInstanceOf(UnusableCheckpointException.class)
                .hasMessageContaining(why);
    }
}
