package org.jellygrad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jellygrad.cli.option.OutputFile;
import org.jellygrad.cli.problem.ExitCode;
import org.junit.jupiter.api.Test;
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

    @Test
    void aFileThatIsNotThereIsTheSameThroughALinkedFolder() throws IOException {
        Path folder = Files.createSymbolicLink(directory.resolve("folder"), directory);
        assertThat(OutputFile.isSame(folder.resolve("new.json"), directory.resolve("new.json")))
                .isTrue();
        assertThat(OutputFile.isSame(directory.resolve("other.json"), directory.resolve("new.json")))
                .isFalse();
    }

    @Test
    void aDeviceMayTakeTwoResults() {
        String bin = "/dev/null";
        assertThat(Run.of("train", "jellybeans", "--quiet", "--save", bin, "--trace", bin)
                        .code())
                .isZero();
    }
}
