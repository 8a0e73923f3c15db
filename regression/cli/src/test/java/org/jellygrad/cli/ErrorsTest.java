package org.jellygrad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text a user can be refused with stands in errors.txt, after the command that leads to it. */
class ErrorsTest {
    @TempDir
    private Path directory;

    @Test
    void everyTextIsAsWritten() throws IOException {
        files();
        String expected;
        try (var in = ErrorsTest.class.getResourceAsStream("errors.txt")) {
            expected = new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        var actual = new StringBuilder();
        for (String line :
                expected.lines().filter(line -> line.startsWith("$ ")).toList()) {
            Run run = Run.of(arguments(line.substring(2)));
            actual.append(line).append('\n').append(withoutDirectory(run.err()));
            actual.append("[exit ").append(run.code()).append("]\n\n");
            assertThat(run.out()).as(line).isEmpty();
            assertThat(run.code()).as(line).isIn(ExitCode.USAGE, ExitCode.DATA);
        }
        assertThat(actual.toString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"train jellybeens --lr 0 --json", "train no.csv --json", "evaluate no.json jellybeans --json"})
    void withJsonTheyAreAnObjectToo(String command) {
        Run run = Run.of(command.split(" ", -1));
        JsonObject error = run.json().getAsJsonObject("error");
        assertThat(error.get("exitCode").getAsInt()).isEqualTo(run.code());
        assertThat(error.get("message").getAsString() + "\n").isEqualTo(run.err());
        assertThat(error.getAsJsonArray("problems")).isNotEmpty();
    }

    private void files() throws IOException {
        Run.file(directory, "empty.csv", "");
        Run.file(directory, "header.csv", "x,y\n");
        Run.file(directory, "one.csv", "x,y\n1,2\n");
        Run.file(directory, "text.csv", "x,y\n1,two\n3,4\n");
        Run.file(directory, "infinity.csv", "x,y\n1,2\nInfinity,4\n");
        Run.file(directory, "ragged.csv", "x,y\n1,2\n3\n");
        Run.file(directory, "alone.csv", "y,name\n1,a\n2,b\n");
        Run.file(directory, "gaps.csv", "x,y\n1,\n,2\n");
        Run.file(directory, "good.csv", "x,y\n1,2\n3,4\n5,7\n");
        Run.file(directory, "cut.json", "{\"format\": \"jellygrad-model\", \"ver");
        Run.file(directory, "other.json", "{\"a\": 1}");
        Files.createDirectory(directory.resolve("folder"));
    }

    /** Words, those with a known extension being files of the directory. */
    private String[] arguments(String command) {
        List<String> words = List.of(command.split(" ", -1));
        assertThat(words.get(0)).isEqualTo("jellygrad");
        return words.stream()
                .skip(1)
                .map(word -> word.endsWith(".csv") || word.endsWith(".json") || word.equals("folder")
                        ? directory.resolve(word).toString()
                        : word)
                .toArray(String[]::new);
    }

    private String withoutDirectory(String text) {
        return text.replace(directory + java.io.File.separator, "").replace(directory.toString(), "DIRECTORY");
    }
}
