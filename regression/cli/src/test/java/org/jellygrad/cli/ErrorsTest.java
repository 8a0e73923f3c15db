package org.jellygrad.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jellygrad.cli.problem.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text a user can be refused with stands in errors.txt, after the command that leads to it. */
class ErrorsTest {
    @TempDir(factory = Relative.class)
    private Path directory;

    @Test
    void everyTextIsAsWritten() throws IOException {
        files();
        Transcript.assertAsWritten("errors.txt", directory, run -> {
            assertThat(run.out()).isEmpty();
            assertThat(run.code()).isIn(ExitCode.USAGE, ExitCode.DATA);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train jellybeens --lr 0 --json",
                "train no.csv --json",
                "evaluate no.json jellybeans --json",
                "minimize x^2 --start x=1 --lr 0.1 --plot --json"
            })
    void withJsonTheyAreAnObjectToo(String command) {
        Run run = Run.of(command.split(" ", -1));
        JsonObject error = run.json().getAsJsonObject("error");
        assertThat(error.get("exitCode").getAsInt()).isEqualTo(run.code());
        assertThat(error.get("message").getAsString()).isEqualToNormalizingWhitespace(run.err());
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
        Run.file(directory, "size.csv", "\"size,m\",b,y\n1,2,3\n2,1,4\n3,3,8\n");
        Run.file(directory, "decimal.csv", "x;y\n" + "1;2\n".repeat(400) + "1,5;2,0\n2,5;3,0\n");
        Run.file(directory, "decimal-x.csv", "x;y\n" + "1;2\n".repeat(400) + "1,5;2\n2,5;3\n");
        Run.file(directory, "town.csv", "x,y,town\n1,2,Linz\n3,4,Graz\n5,7,Wien\n6,8,Linz\n");
        Run.file(directory, "dates.csv", "day,y\n2024-01-31,2\n2024-02-01,4\n2024-02-02,7\n");
        Run.file(directory, "cut.json", "{\"format\": \"jellygrad-model\", \"ver");
        Run.file(directory, "other.json", "{\"a\": 1}");
        Run.file(directory, "newer.json", "{\"format\":\"jellygrad-checkpoint\",\"version\":9,\"course\":{}}");
        Run.file(directory, "damaged.json", "{\"format\":\"jellygrad-checkpoint\",\"version\":2,\"course\":{\"lr\"");
        String kept = directory.resolve("kept.json").toString();
        assertThat(Run.of("train", "jellybeans", "--lr", "0.1", "--epochs", "5", "--checkpoint", kept)
                        .code())
                .isZero();
        Run.file(directory, "comma.csv", "x;y\n" + "1;2\n".repeat(400) + "1;2,5\n2;3,75\n");
        try (var line = ErrorsTest.class.getResourceAsStream("line.json")) {
            Files.copy(requireNonNull(line), directory.resolve("line.json"));
        }
        train("mae.json", "cars1930", "--loss", "mae", "--epochs", "2");
        train("exact.json", Run.file(directory, "two.csv", "x,y\n1,2\n2,5\n"), "--target", "y");
        String weighted = Run.file(directory, "weighted.csv", "x,y,w\n1,2,1\n3,4,2\n5,7,1\n");
        train("weighted.json", weighted, "--target", "y", "--features", "x", "--weights", "w");
        Run.file(directory, "negative.csv", "x,y,w\n1,2,1\n3,4,-2\n");
        train("towns.json", directory.resolve("town.csv").toString(), "--target", "y", "--features", "town");
        Run.file(directory, "bonn.csv", "x,y,town\n1,2,Bonn\n");
        Files.createDirectory(directory.resolve("folder"));
        Files.createSymbolicLink(directory.resolve("loop.csv"), Path.of("loop.csv"));
    }

    private void train(String model, String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("train", "--save", directory.resolve(model).toString()));
        all.addAll(List.of(arguments));
        assertThat(Run.of(all.toArray(String[]::new)).code()).isZero();
    }
}
