package org.jellygrad.benchmarks.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in for Python here says what Python would. */
class TorchTest {
    @TempDir
    private Path directory;

    private Map<String, Double> run(String... says) throws IOException {
        Path python = Files.writeString(
                directory.resolve("python"), "#!/bin/sh\ncat > /dev/null\n" + String.join("\n", says) + "\n");
        Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwx------"));
        return Torch.run(python.toString(), List.of("5x1"));
    }

    @Test
    void timesAreReadAmongWarnings() throws IOException {
        assertThat(run("echo 'three word warning' >&2", "echo 5x1 mse 42.5", "echo 5x1 huber 5e1"))
                .isEqualTo(Map.of("5x1 mse", 42.5, "5x1 huber", 50.0));
    }

    @Test
    void aMissingPackageIsAbsence() throws IOException {
        assertThat(run("echo \"ModuleNotFoundError: No module named 'torch'\" >&2", "exit 1"))
                .isEmpty();
        assertThat(Torch.run(directory.resolve("none").toString(), List.of("5x1")))
                .isEmpty();
    }

    @Test
    void aScriptThatFailsIsNotAbsence() {
        assertThatThrownBy(() -> run("echo 5x1 mse 42.5", "echo 'RuntimeError: no' >&2", "exit 1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("RuntimeError: no");
    }
}
