package org.jellygrad.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jellygrad.model.Models;
import org.jellygrad.model.UnusableModelException;
import org.jellygrad.model.file.WholeFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Models as files: saved whole or not at all, and read from whatever a path names. */
class ModelFileTest {

    @Test
    void savingReplacesTheFileAndLeavesNothingElse(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("a model.json");
        Files.writeString(file, "old");
        ModelJson.save(Models.beans(), file);
        assertThat(ModelJson.load(file)).isEqualTo(Models.beans());
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    /** A writer that fails half way leaves the old file as it was, and no part of the new one. */
    @Test
    void aFailedSaveLeavesTheOldFile(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("model.json");
        Files.writeString(file, "old");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> WholeFile.write(file, writer -> {
                    writer.write("half of the n");
                    throw new IOException("disk full");
                }))
                .withMessage("disk full");
        assertThat(file).hasContent("old");
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void savingThroughALinkReplacesWhatItPointsTo(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("model.json"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("latest.json"), file);
        ModelJson.save(Models.beans(), link);
        assertThat(link).isSymbolicLink();
        assertThat(ModelJson.load(file)).isEqualTo(Models.beans());
    }

    @Test
    void aFileThatIsNotThereSaysHowToMakeOne(@TempDir Path directory) {
        assertThatExceptionOfType(UnusableModelException.class)
                .isThrownBy(() -> ModelJson.load(directory.resolve("no.json")))
                .withMessageContaining("There is no file")
                .withMessageContaining("`ModelJson.save");
        assertThatExceptionOfType(UnusableModelException.class)
                .isThrownBy(() -> ModelJson.load(directory))
                .withMessageContaining("It is a directory");
    }

    /** Nothing reads a device to an end that it does not have. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileWithoutEndIsRefused() {
        assertThatExceptionOfType(UnusableModelException.class)
                .isThrownBy(() -> ModelJson.load(Path.of("/dev/zero")))
                .withMessageStartingWith("/dev/zero is not a");
    }

    @Test
    void bytesThatAreNoTextAreRefused(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("m.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThatExceptionOfType(UnusableModelException.class)
                .isThrownBy(() -> ModelJson.load(file))
                .withMessageContaining("is not a whole JSON text");
    }
}
