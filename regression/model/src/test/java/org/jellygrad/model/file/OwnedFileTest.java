package org.jellygrad.model.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnedFileTest {

    @TempDir
    private Path directory;

    @Test
    void aSecondOwnerIsRefusedUntilTheFirstIsDone() throws IOException {
        Path file = directory.resolve("run.json");
        try (OwnedFile first = OwnedFile.of(file)) {
            assertThatExceptionOfType(FileInUseException.class).isThrownBy(() -> OwnedFile.of(file));
            first.write(out -> out.write('1'));
            assertThatExceptionOfType(FileInUseException.class)
                    .as("the file has been replaced")
                    .isThrownBy(() -> OwnedFile.of(file));
        }
        try (OwnedFile second = OwnedFile.of(file)) {
            second.write(out -> out.write('2'));
        }
        assertThat(file).hasContent("2");
        assertThat(directory).isDirectoryNotContaining("glob:**/.*");
    }

    /** Through a link it is the same file, whether it is there or not. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkIsNoWayRound() throws IOException {
        Path file = directory.resolve("run.json");
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("run.json"));
        try (OwnedFile first = OwnedFile.of(link)) {
            assertThatExceptionOfType(FileInUseException.class).isThrownBy(() -> OwnedFile.of(file));
            first.write(out -> out.write('1'));
            assertThatExceptionOfType(FileInUseException.class).isThrownBy(() -> OwnedFile.of(file));
        }
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("1");
    }

    /** What a program that was killed left: the system has let go of its lock. */
    @Test
    void whatAKilledOwnerLeftIsNoHindrance() throws IOException {
        Path file = directory.resolve("run.json");
        Files.createFile(directory.resolve(".run.json.lock"));
        Files.writeString(directory.resolve(".run.json.tmp"), "half");
        WholeFile.write(file, writer -> writer.write("whole"));
        assertThat(file).hasContent("whole");
        assertThat(directory).isDirectoryNotContaining("glob:**/.*");
    }

    /** Owners of one file, however many want to be at once, are never two at a time. */
    @Test
    void thereIsOneOwnerAtATime() throws Exception {
        Path file = directory.resolve("run.json");
        var owners = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                writers.add(() -> {
                    int got = 0;
                    for (int turn = 0; turn < 200; turn++) {
                        try (OwnedFile owned = OwnedFile.of(file)) {
                            assertThat(owners.incrementAndGet()).isEqualTo(1);
                            assertThat(owned.destination().path()).isAbsolute();
                            owners.decrementAndGet();
                            got++;
                        } catch (FileInUseException e) {
                            // another thread has it
                        }
                    }
                    return got;
                });
            }
            int got = 0;
            for (Future<Integer> writer : threads.invokeAll(writers)) {
                got += writer.get();
            }
            assertThat(got).isPositive();
        } finally {
            threads.shutdown();
        }
        assertThat(directory).isEmptyDirectory();
    }

    /** Writers that save at once wait for each other: the file is of one of them, whole. */
    @Test
    void writersAtOnceWaitForEachOther() throws Exception {
        Path file = directory.resolve("model.json");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> writers = new ArrayList<>();
            for (String letter : List.of("a", "b", "c", "d")) {
                writers.add(() -> {
                    WholeFile.write(file, writer -> writer.write(letter.repeat(100_000)));
                    return true;
                });
            }
            for (Future<Boolean> writer : threads.invokeAll(writers)) {
                assertThat(writer.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(Files.readString(file)).matches("a{100000}|b{100000}|c{100000}|d{100000}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rw-r-----", "rw-rw-rw-", "rwxr-xr-x"})
    @DisabledOnOs(OS.WINDOWS)
    void theModeIsKept(String mode) throws IOException {
        Path file = Files.writeString(directory.resolve("model.json"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        WholeFile.write(file, writer -> writer.write("new"));
        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo(mode);
    }

    /** Also for the administrator, whom the system would let write. */
    @ParameterizedTest
    @ValueSource(strings = {"r--r--r--", "r--------", "r-xr-xr-x"})
    @DisabledOnOs(OS.WINDOWS)
    void aReadOnlyFileIsRefused(String mode) throws IOException {
        Path file = Files.writeString(directory.resolve("model.json"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> WholeFile.write(file, writer -> writer.write("new")))
                .withMessageContaining("the file is read-only");
        assertThat(file).hasContent("old");
        assertThat(directory).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksThatLeadInACircleAreRefused() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(directory.resolve("b"), Path.of("a"));
        assertThatExceptionOfType(FileSystemLoopException.class).isThrownBy(() -> OwnedFile.of(link));
    }

    /** File systems allow names of 255 bytes, and the neighbours of such a file have names too. */
    @ParameterizedTest
    @ValueSource(ints = {195, 201, 235, 255})
    @DisabledOnOs(OS.WINDOWS)
    void anyNameThatTheSystemAllowsWillDo(int bytes) throws IOException {
        Path file = directory.resolve("ö" + "x".repeat(bytes - 2));
        assertThat(file.getFileName().toString().getBytes(StandardCharsets.UTF_8))
                .hasSize(bytes);
        WholeFile.write(file, writer -> writer.write("new"));
        assertThat(file).hasContent("new");
        assertThat(directory).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void aNameThatIsTooLongIsRefusedBeforeAnyWork() {
        Path file = directory.resolve("x".repeat(300));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Destination.of(file).requireWritable());
    }
}
