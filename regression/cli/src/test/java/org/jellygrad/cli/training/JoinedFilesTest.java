package org.jellygrad.cli.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jellygrad.cli.Run;
import org.jellygrad.cli.problem.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Rows give the same fit in one file, in several, by a pattern and from standard input. */
class JoinedFilesTest {
    private static final String HEADER = "x,town,y\n";
    private static final String FIRST = "1,Graz,2.5\n2,Linz,7\n3,Graz,5\n";
    private static final String SECOND = "4,Linz,9.5\n5,Graz,11\n6,Linz,12.25\n";

    @TempDir
    private Path directory;

    private static JsonObject fit(String... data) {
        String[] arguments = new String[data.length + 6];
        arguments[0] = "train";
        System.arraycopy(data, 0, arguments, 1, data.length);
        List<String> options = List.of("--formula", "y ~ x + town", "--quiet", "--json", "--details");
        for (int i = 0; i < options.size(); i++) {
            arguments[data.length + 1 + i] = options.get(i);
        }
        Run run = Run.of(arguments);
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        return run.json();
    }

    private static void assertSameFit(JsonObject actual, JsonObject expected) {
        for (String name : List.of("rows", "intercept", "coefficients", "standardErrors", "rmse", "r2", "epochs")) {
            assertThat(actual.get(name)).as(name).isEqualTo(expected.get(name));
        }
    }

    @Test
    void oneFit() {
        String whole = Run.file(directory, "whole.csv", HEADER + FIRST + SECOND);
        String one = Run.file(directory, "part-1.csv", HEADER + FIRST);
        String two = Run.file(directory, "part-2.csv", HEADER + SECOND);
        JsonObject expected = fit(whole);
        assertThat(expected.get("rows").getAsInt()).isEqualTo(6);
        assertSameFit(fit(one, two), expected);
        assertSameFit(fit(directory.resolve("part-*.csv").toString()), expected);
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream((HEADER + FIRST + SECOND).getBytes(StandardCharsets.UTF_8)));
            assertSameFit(fit("-"), expected);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anUnreadableFileLeavesTheModel() throws IOException {
        Path closed = Path.of(Run.file(directory, "closed.csv", HEADER + FIRST));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(closed), "the administrator reads every file");
        String model = Run.file(directory, "model.json", "old");
        Run run = Run.of("train", closed.toString(), "--target", "y", "--save", model);
        assertThat(run.code()).isEqualTo(ExitCode.DATA);
        assertThat(run.err()).contains("closed.csv").doesNotContain("Exception");
        assertThat(Path.of(model)).hasContent("old");
    }
}
