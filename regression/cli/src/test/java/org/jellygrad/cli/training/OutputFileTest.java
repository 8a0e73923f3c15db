package org.jellygrad.cli.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jellygrad.cli.Run;
import org.jellygrad.cli.option.OutputFile;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.model.file.OwnedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFileTest {
    private static final String ROWS = "x,y\n1,2\n3,4\n5,7\n";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"--save", "--trace", "--checkpoint"})
    void aLinkToTheDataIsTheData(String option) throws IOException {
        Path data = Path.of(Run.file(directory, "data.csv", ROWS));
        Path link = Files.createSymbolicLink(directory.resolve("link.csv"), data);
        Path folder = Files.createSymbolicLink(directory.resolve("folder"), directory);
        for (Path other : new Path[] {data, link, folder.resolve("data.csv")}) {
            Run run = Run.of("train", data.toString(), "--target", "y", option, other.toString());
            assertThat(run.code()).isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).startsWith(option + " and DATA both name " + other);
            assertThat(data).hasContent(ROWS);
        }
    }

    /** Whatever two options name one file, nothing is written. */
    @Test
    void noResultOverwritesAnother() throws IOException {
        Path data = Path.of(Run.file(directory, "data.csv", ROWS));
        List<String> options = List.of("--save", "--report", "--record", "--checkpoint", "--trace", "--plot", "--to");
        for (int i = 0; i < options.size(); i++) {
            for (String other : options.subList(i + 1, options.size())) {
                Path file = directory.resolve("both.svg");
                List<String> words = new ArrayList<>(List.of("train", data.toString(), "--target", "y"));
                words.addAll(List.of(options.get(i), file.toString(), other, file.toString()));
                if (other.equals("--to")) {
                    words.add("--add");
                }
                Run run = Run.of(words.toArray(String[]::new));
                assertThat(run.code()).as("%s", words).isEqualTo(ExitCode.USAGE);
                assertThat(run.err().replaceAll("\\s+", " "))
                        .containsPattern("(%1$s and %2$s|%2$s and %1$s) both name ".formatted(options.get(i), other));
                assertThat(file).doesNotExist();
            }
        }
    }

    @Test
    void aFileThatIsNotThereIsTheSameThroughALinkedFolder() throws IOException {
        Path folder = Files.createSymbolicLink(directory.resolve("folder"), directory);
        assertThat(OutputFile.isSame(folder.resolve("new.json"), directory.resolve("new.json")))
                .isTrue();
        assertThat(OutputFile.isSame(directory.resolve("other.json"), directory.resolve("new.json")))
                .isFalse();
    }

    /** A run may take hours: what would fail at its end is said before. */
    @ParameterizedTest
    @ValueSource(strings = {"--save", "--trace", "--checkpoint"})
    @DisabledOnOs(OS.WINDOWS)
    void whatCannotBeWrittenIsSaidBefore(String option) throws IOException {
        Path kept = Files.writeString(directory.resolve("kept"), "old");
        Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("r--r--r--"));
        Run readOnly = Run.of("train", "jellybeans", option, kept.toString());
        assertThat(readOnly.code()).isEqualTo(ExitCode.USAGE);
        assertThat(readOnly.err()).startsWith(option + " " + kept).contains("the file is read-only");
        assertThat(kept).hasContent("old");
        Path longer = directory.resolve("x".repeat(256));
        Run tooLong = Run.of("train", "jellybeans", option, longer.toString());
        assertThat(tooLong.code()).isEqualTo(ExitCode.USAGE);
        assertThat(tooLong.out()).isEmpty();
        assertThat(tooLong.err().replaceAll("\\s", "")).startsWith(option + longer + ":itcannotbewritten");
    }

    /** The longest name there is, and a link to nothing yet. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatCanBeWrittenIsWritten() throws IOException {
        Path model = directory.resolve("m".repeat(255));
        Path trace = directory.resolve("t".repeat(250));
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("checkpoint"));
        Run run = Run.of(
                "train",
                "jellybeans",
                "--save",
                model.toString(),
                "--trace",
                trace.toString(),
                "--checkpoint",
                link.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(link).isSymbolicLink();
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactlyInAnyOrder(model, trace, link, directory.resolve("checkpoint"));
        }
    }

    /** Two runs that write one file would mix what they write. */
    @ParameterizedTest
    @ValueSource(strings = {"trace", "checkpoint"})
    void aFileThatAnotherRunWritesIsRefused(String what) throws IOException {
        Path file = directory.resolve("file");
        try (OwnedFile owned = OwnedFile.of(file)) {
            Run run = Run.of(
                    "train",
                    "jellybeans",
                    "--quiet",
                    "--" + what,
                    owned.destination().path().toString());
            assertThat(run.code()).isEqualTo(ExitCode.DATA);
            assertThat(run.err().replaceAll("\\s+", " ")).startsWith("Another run is writing the " + what + " " + file);
            assertThat(run.out()).isEmpty();
        }
        assertThat(Run.of("train", "jellybeans", "--quiet", "--" + what, file.toString())
                        .code())
                .isZero();
    }

    /** A disk that fills while a result is saved: one clear error, the other results are there, and the summary is printed. */
    @ParameterizedTest
    @ValueSource(strings = {"--save", "--trace", "--checkpoint", "--record", "--plot"})
    @DisabledOnOs(OS.WINDOWS)
    void aDiskThatFillsIsSaidOnce(String option) throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "there is no full device here");
        Path file = Files.createSymbolicLink(directory.resolve("full.svg"), full);
        Path model = directory.resolve("model.json");
        String other = option.equals("--save") ? "--record" : "--save";
        Run run = Run.of("train", "jellybeans", "--quiet", option, file.toString(), other, model.toString());
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DATA);
        assertThat(run.err().replaceAll("\\s+", " ").strip())
                .isEqualTo(file + " could not be written. The system says: No space left on device.");
        assertThat(run.out()).contains("beans = ");
        assertThat(model).isNotEmptyFile();
    }

    @Test
    void aDeviceMayTakeTwoResults() {
        String bin = "/dev/null";
        assertThat(Run.of("train", "jellybeans", "--quiet", "--save", bin, "--trace", bin)
                        .code())
                .isZero();
    }
}
