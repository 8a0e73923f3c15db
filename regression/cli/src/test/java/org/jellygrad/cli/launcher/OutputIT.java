package org.jellygrad.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jellygrad.cli.Run;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.model.json.ModelJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Outputs that go wrong, and what runs out, in processes of their own. */
@DisabledOnOs(OS.WINDOWS)
class OutputIT {
    private static final List<String> ENDLESS = List.of(
            Launched.LAUNCHER,
            "train",
            "galton1886",
            "--batch",
            "1",
            "--lr",
            "1e-9",
            "--scale",
            "standard",
            "--epochs",
            "100000000");

    @TempDir
    private Path directory;

    /** Whatever becomes of stdout, what was to be saved is saved, and the exit code says what became of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"| true; 141", ">/dev/full; 3", ">&-; 3", ">/dev/null; 0"})
    void theModelIsSavedWhateverBecomesOfTheOutput(String redirection, int code) throws Exception {
        assumeTrue(!redirection.contains("full") || Files.exists(Path.of("/dev/full")), "there is no full device here");
        String command = "'" + Launched.LAUNCHER + "' train cars1930 --save m.json --trace t.csv --checkpoint c.json";
        boolean pipe = redirection.startsWith("|");
        String script = pipe
                ? "{ sleep 1; " + command + "; echo $? >code; } " + redirection
                        + "; while [ ! -s code ]; do sleep 1; done"
                : command + " " + redirection + "; echo $? >code";
        Launched run = Launched.of(directory, Map.of(), "sh", "-c", script);
        assertThat(Launched.read(directory.resolve("code")).strip())
                .as(run.err())
                .isEqualTo(Integer.toString(code));
        assertThat(ModelJson.load(directory.resolve("m.json")).provenance().outcome())
                .isEqualTo("converged");
        assertThat(directory.resolve("t.csv")).isNotEmptyFile();
        assertThat(directory.resolve("c.json")).isNotEmptyFile();
        if (pipe) {
            assertThat(run.err()).doesNotContain("output");
        }
    }

    /** A disk that is full in the middle of a file, here by a limit to the size of files: what was there before survives. */
    @ParameterizedTest
    @ValueSource(strings = {"--checkpoint", "--save", "--record"})
    void theFileBeforeSurvivesAFullDisk(String option) throws Exception {
        String command = "'" + Launched.LAUNCHER + "' train cars1930 --lr 0.01 --quiet " + option + " file.json";
        Launched good = Launched.of(directory, Map.of(), "sh", "-c", command + " --epochs 50 >/dev/null");
        assertThat(good.code()).as(good.err()).isZero();
        String before = Launched.read(directory.resolve("file.json"));
        assertThat(before).hasSizeGreaterThan(1024);
        Launched full =
                Launched.of(directory, Map.of(), "sh", "-c", "ulimit -f 1; " + command + " --epochs 60 >/dev/null");
        assertThat(full.code()).as(full.err()).isEqualTo(ExitCode.DATA);
        assertThat(full.err()).contains("file.json could not be written").contains("File too large");
        assertThat(Launched.read(directory.resolve("file.json"))).isEqualTo(before);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("file.json", "out", "err");
        }
    }

    /** The files of a run that lives are refused to others; those of one that was killed are not. */
    @ParameterizedTest
    @ValueSource(strings = {"--trace", "--checkpoint"})
    void aRunOwnsItsFiles(String option) throws Exception {
        Path file = directory.resolve("file");
        Process process = Launched.start(
                directory,
                Map.of(),
                Stream.concat(ENDLESS.stream(), Stream.of(option, "file")).toList());
        try {
            awaitLock();
            Run second = Run.of("train", "galton1886", "--quiet", option, file.toString());
            assertThat(second.code()).as(second.err()).isEqualTo(ExitCode.DATA);
            assertThat(second.err()).startsWith("Another run is writing the " + option.substring(2));
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(directory.resolve(".file.lock")).exists();
        Run third = Run.of("train", "galton1886", "--quiet", option, file.toString());
        assertThat(third.code()).as(third.err()).isZero();
        assertThat(directory.resolve(".file.lock")).doesNotExist();
        assertThat(file).isNotEmptyFile();
    }

    private void awaitLock() throws Exception {
        for (int tenths = 0; tenths < 600 && !Files.exists(directory.resolve(".file.lock")); tenths++) {
            Thread.sleep(100);
        }
        Thread.sleep(1000); // from making it to locking it
    }

    /** The first signal ends the run in good order, which here waits for a reader for ever; the second ends the process. */
    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aSecondSignalEndsAtOnce(String signal, int code) throws Exception {
        assumeTrue(
                Launched.of(directory, Map.of(), "sh", "-c", "trap 'exit 7' INT; kill -INT $$; sleep 1")
                                .code()
                        == 7,
                "this process was started with SIGINT ignored");
        assumeTrue(
                Launched.of(directory, Map.of(), "mkfifo", "pipe").code() == 0, "there are no pipes with names here");
        Process process = Launched.start(
                directory,
                Map.of(),
                Stream.concat(ENDLESS.stream(), Stream.of("--save", "pipe")).toList());
        for (int tenths = 0;
                tenths < 600 && !Launched.read(directory.resolve("err")).contains("before ");
                tenths++) {
            Thread.sleep(100);
        }
        kill(process, signal);
        assertThat(process.waitFor(3, TimeUnit.SECONDS))
                .as("waits for a reader")
                .isFalse();
        kill(process, signal);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(code);
    }

    private static void kill(Process process, String signal) throws Exception {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** A formula of thousands of terms is too deep for a small stack. */
    @Test
    void aStackThatRunsOutIsSaid() throws Exception {
        Run.file(directory, "line.csv", "x,y\n1,2\n2,5\n3,4\n");
        String sum = Stream.generate(() -> "x").limit(20_000).collect(Collectors.joining("+"));
        Launched run = Launched.of(
                directory,
                Map.of("JELLYGRAD_JAVA_OPTS", "-Xss512k"),
                Launched.LAUNCHER,
                "train",
                "line.csv",
                "--formula",
                "y ~ I(" + sum + ")");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).doesNotContain("\tat ", "mistake");
    }

    /** A model that is right but too large for the memory. */
    @Test
    void aMemoryThatRunsOutIsSaid() throws Exception {
        try (var in = Run.class.getResourceAsStream("line.json")) {
            String model = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            String names = Stream.iterate(1, i -> i + 1)
                    .limit(2_000_000)
                    .map(i -> "\"" + i + "\": \"text\"")
                    .collect(Collectors.joining(","));
            String settings = "\"settings\": {}";
            assertThat(model).contains(settings);
            Files.writeString(
                    directory.resolve("large.json"), model.replace(settings, "\"settings\": {" + names + "}"));
        }
        Launched run = Launched.of(
                directory, Map.of("JELLYGRAD_JAVA_OPTS", "-Xmx64m"), Launched.LAUNCHER, "show", "large.json");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DATA);
        assertThat(run.err()).startsWith("The memory ran out: Java may use 6").contains("JELLYGRAD_JAVA_OPTS=-Xmx1g");
    }
}
