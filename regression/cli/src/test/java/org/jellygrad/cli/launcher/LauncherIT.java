package org.jellygrad.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jellygrad.cli.Run;
import org.jellygrad.model.Model;
import org.jellygrad.model.json.ModelJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher and what needs a process of its own. */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {
    private static final String LINE = "x,y\n1,12\n2,14\n4,18\n";

    @TempDir
    private Path directory;

    /** From anywhere, through links, with blanks in every path; relative paths are the user's. */
    @Test
    void runsFromAnywhere() throws Exception {
        Path place = Files.createDirectory(directory.resolve("a place"));
        Path link = Files.createSymbolicLink(place.resolve("a link"), Path.of(Launched.LAUNCHER));
        Files.createSymbolicLink(place.resolve("another"), link.getFileName());
        Run.file(place, "my data.csv", LINE);
        Launched run = Launched.of(place, Map.of(), "./another", "train", "my data.csv", "--target", "y", "--json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(JsonParser.parseString(run.out())
                        .getAsJsonObject()
                        .get("intercept")
                        .getAsDouble())
                .isCloseTo(10, within(1e-12));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aSavedModelNamesTheVersionThatTrainedIt() throws Exception {
        Path model = directory.resolve("model.json");
        Launched run =
                Launched.of(directory, Map.of(), Launched.LAUNCHER, "train", "jellybeans", "--save", "model.json");
        assertThat(run.code()).as(run.err()).isZero();
        String version = Launched.of(directory, Map.of(), Launched.LAUNCHER, "--version")
                .out()
                .strip();
        assertThat(JsonParser.parseString(Files.readString(model)).toString())
                .contains(version.replaceFirst("jellygrad (.*)", "\"jellygrad\":\"$1\""));
    }

    @Test
    void aJavaHomeWithoutJavaIsSaid() throws Exception {
        Launched run =
                Launched.of(directory, Map.of("JAVA_HOME", directory.toString()), Launched.LAUNCHER, "--version");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("JAVA_HOME is " + directory).contains("JDK 17");
    }

    @Test
    void anOldJavaIsSaid() throws Exception {
        Path java = Files.createDirectory(directory.resolve("bin")).resolve("java");
        assertThat(Files.createFile(java).toFile().setExecutable(true)).isTrue();
        Files.writeString(directory.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"1.8.0_412\"\n");
        Launched run =
                Launched.of(directory, Map.of("JAVA_HOME", directory.toString()), Launched.LAUNCHER, "--version");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("is Java 8.").contains("JDK 17");
    }

    /** What does not train must not wait for ND4J and its native libraries. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "--version",
                "train --help",
                "datasets",
                "datasets penguins --csv",
                "show model.json",
                "predict model.json data.csv",
                "evaluate model.json data.csv",
                "train jellybeens",
            })
    void nd4jIsNotLoaded(String command) throws Exception {
        assertThat(loadedBy(command)).contains("org.jellygrad.cli.Main").doesNotContain("org.nd4j.", "org.bytedeco.");
    }

    @Test
    void trainingLoadsNd4jButNoProgressBar() throws Exception {
        assertThat(loadedBy("train jellybeans")).contains("org.nd4j.").doesNotContain("me.tongfei.");
    }

    private String loadedBy(String command) throws Exception {
        Run.file(directory, "data.csv", LINE);
        ModelJson.save(line(), directory.resolve("model.json"));
        Path log = directory.resolve("classes");
        Launched.of(
                directory,
                Map.of("JELLYGRAD_JAVA_OPTS", "-Xlog:class+load:file=" + log),
                "sh",
                "-c",
                "'" + Launched.LAUNCHER + "' " + command);
        return Launched.read(log);
    }

    private static Model line() throws Exception {
        try (var in = Run.class.getResourceAsStream("line.json")) {
            return ModelJson.fromJson(
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8), "line.json");
        }
    }

    @Test
    void aClosedPipeEndsQuietly() throws Exception {
        Run.file(directory, "long.csv", "x\n" + "1\n".repeat(300_000));
        ModelJson.save(line(), directory.resolve("model.json"));
        Launched run = Launched.of(
                directory, Map.of(), "sh", "-c", "'" + Launched.LAUNCHER + "' predict model.json long.csv | head -2");
        assertThat(run.out()).isEqualTo("x,y\n1,12.0\n");
        assertThat(run.err()).isEmpty();
    }

    /** What {@code lesson --plain} is for: text in ASCII to a pipe, and answers from another. */
    @Test
    void aLessonGoesThroughPipes() throws Exception {
        Path kept = directory.resolve("kept");
        Map<String, String> environment = Map.of("XDG_DATA_HOME", kept.toString());
        Launched unasked = Launched.of(
                directory, environment, "sh", "-c", "'" + Launched.LAUNCHER + "' lesson jar --plain </dev/null | cat");
        assertThat(unasked.code()).isZero();
        assertThat(unasked.out())
                .contains("Question: The jar with mark 500")
                .doesNotContain("\n> ", "points")
                .matches("[\\x20-\\x7e\\n]*");
        assertThat(kept).doesNotExist();
        Launched asked = Launched.of(
                directory,
                environment,
                "sh",
                "-c",
                "printf '480\\nb\\n' | '" + Launched.LAUNCHER + "' lesson jar --plain | cat");
        assertThat(asked.code()).as(asked.err()).isZero();
        assertThat(asked.err()).isEmpty();
        assertThat(asked.out())
                .startsWith("Guess the jar\n")
                .contains("\n> 480\n", "\n> b\n", "You have 10 of 20 points in this lesson.\n")
                .matches("[\\x20-\\x7e\\n]*");
        Launched first = Launched.of(
                directory,
                environment,
                "sh",
                "-c",
                "'" + Launched.LAUNCHER + "' lesson jar --plain </dev/null | head -1");
        assertThat(first.out()).isEqualTo("Guess the jar\n");
        assertThat(first.err()).isEmpty();
    }

    /** The script of {@code completion bash}, sourced as its help says, completes commands, options and their values. */
    @Test
    void bashCompletes() throws Exception {
        assumeTrue(Files.exists(Path.of("/bin/bash")), "there is no bash here");
        String script = "source <('" + Launched.LAUNCHER + "' completion bash); complete -p jellygrad;"
                + " try() { COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); COMPREPLY=();"
                + " _complete_jellygrad 2>/dev/null; echo \"${COMPREPLY[*]}\"; };"
                + " try jellygrad com; try jellygrad train --sca; try jellygrad train --scale ''";
        Launched run = Launched.of(directory, Map.of(), "/bin/bash", "-c", script);
        assertThat(run.out().lines())
                .containsExactly(
                        "complete -o default -F _complete_jellygrad jellygrad",
                        "compare completion",
                        "--scale",
                        "auto standard balanced orthogonal none");
    }

    /** Plots have colours on a terminal that has them, and nowhere else. */
    @ParameterizedTest
    @EnabledOnOs(OS.LINUX)
    @CsvSource({"xterm, '', true", "xterm, 1, false", "dumb, '', false"})
    void coloursAreForTerminals(String terminal, String noColour, boolean coloured) throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/bin/script")), "there is no script here");
        String command = "'" + Launched.LAUNCHER + "' minimize x^2 --start x=5 --lr 0.1 --steps 5 --plot";
        Map<String, String> environment = Map.of("TERM", terminal, "NO_COLOR", noColour);
        Launched shown = Launched.of(directory, environment, "/usr/bin/script", "-qec", command, "/dev/null");
        assertThat(shown.out().contains("\u001b[36m")).as(shown.out()).isEqualTo(coloured);
        Launched piped = Launched.of(directory, environment, "sh", "-c", command);
        assertThat(piped.out()).contains("Descent on x^2").doesNotContain("\u001b");
    }

    /** A narrow terminal gets narrow lines, and in the locale C ASCII drawings. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void linesAndDrawingsFitTheTerminal() throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/bin/script")), "there is no script here");
        String command = "stty cols 60; '" + Launched.LAUNCHER + "' minimize x^2 --start x=5 --lr 0.1 --steps 5 --plot";
        Map<String, String> environment = Map.of("TERM", "dumb", "LC_ALL", "C");
        Launched shown = Launched.of(directory, environment, "/usr/bin/script", "-qec", command, "/dev/null");
        assertThat(shown.out()).contains("Descent on x^2");
        assertThat(shown.out().lines())
                .allSatisfy(line ->
                        assertThat(line.strip()).hasSizeLessThanOrEqualTo(60).matches("\\p{ASCII}*"));
    }
}
