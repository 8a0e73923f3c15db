package org.jellygrad.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.model.Model;
import org.jellygrad.model.json.ModelJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
        try (var in = LauncherIT.class.getResourceAsStream("line.json")) {
            return ModelJson.fromJson(
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8), "line.json");
        }
    }

    /** Ctrl-C ends a long run with its last state: summary, saved model, exit code 130. */
    @Test
    void anInterruptedRunReportsAndSaves() throws Exception {
        assumeTrue(signalsArrive(), "this process was started with SIGINT ignored");
        Process process = Launched.start(
                directory,
                Map.of(),
                List.of(
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
                        "100000000",
                        "--save",
                        "model.json"));
        // A run that is under way for a second says what it expects.
        Launched run = interrupted(process, "before ");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(run.out()).contains("Interrupted after ").contains("child_in = ");
        Model model = ModelJson.load(directory.resolve("model.json"));
        assertThat(model.provenance().outcome()).isEqualTo("interrupted");
        // Each step of a single row moves the centre towards the heights, which are all positive. The slope may go
        // either way
        // before it has seen all rows.
        assertThat(model.valueAtCentre()).isPositive();
        assertThat(model.provenance().epochs()).isPositive();
    }

    /** Ctrl-C in the cross-validation costs nothing of what was learned before it. */
    @Test
    void anInterruptedCrossValidationKeepsTheModel() throws Exception {
        assumeTrue(signalsArrive(), "this process was started with SIGINT ignored");
        List<String> lines = new ArrayList<>(List.of("x,y"));
        new Random(1).doubles(20_000).forEach(x -> lines.add(x + "," + (2 * x + x * x)));
        Run.file(directory, "long.csv", String.join("\n", lines));
        Process process = Launched.start(
                directory,
                Map.of(),
                List.of(
                        Launched.LAUNCHER,
                        "train",
                        "long.csv",
                        "--target",
                        "y",
                        "--loss",
                        "huber:0.1",
                        "--folds",
                        "2000",
                        "--save",
                        "model.json"));
        Launched run = interrupted(process, "fold ");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(run.err()).contains("The cross-validation was interrupted; what was learned before is complete.");
        assertThat(run.out()).contains("Converged ").contains("y = ");
        assertThat(ModelJson.load(directory.resolve("model.json")).provenance().outcome())
                .isEqualTo("converged");
    }

    /** Ctrl-C in the search for a learning rate, before there is anything to lose. */
    @Test
    void anInterruptedSearchSaysThatNothingWasLearned() throws Exception {
        assumeTrue(signalsArrive(), "this process was started with SIGINT ignored");
        Process process = Launched.start(
                directory,
                Map.of(),
                List.of(
                        Launched.LAUNCHER,
                        "train",
                        "galton1886",
                        "--batch",
                        "1",
                        "--loss",
                        "mae",
                        "--optimizer",
                        "adam",
                        "--scale",
                        "standard",
                        "--lr",
                        "search",
                        "--checkpoint",
                        "run.json",
                        "--resume",
                        "run.json",
                        "--save",
                        "model.json"));
        Launched run = interrupted(process, "a run begins");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(run.err()).contains("Interrupted before the first epoch: nothing was learned.");
        assertThat(run.out()).isEmpty();
        assertThat(directory.resolve("model.json")).doesNotExist();
        assertThat(directory.resolve("run.json")).doesNotExist();
    }

    /** Sends SIGINT as soon as stderr has this text. */
    private Launched interrupted(Process process, String said) throws Exception {
        for (int tenths = 0;
                tenths < 600 && !Launched.read(directory.resolve("err")).contains(said) && process.isAlive();
                tenths++) {
            Thread.sleep(100);
        }
        assertThat(process.isAlive())
                .as(Launched.read(directory.resolve("err")))
                .isTrue();
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        return Launched.finished(directory, process);
    }

    private boolean signalsArrive() throws Exception {
        return Launched.of(directory, Map.of(), "sh", "-c", "trap 'exit 7' INT; kill -INT $$; sleep 1")
                        .code()
                == 7;
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

    /** Of launchers that are started at once one builds, by either kind of lock, also where a dead one has left its own. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneBuildsForAll(boolean flock) throws Exception {
        Path root = Files.createDirectory(directory.resolve("clone"));
        Path tools = tools(flock);
        for (String folder : modules()) {
            Files.createDirectories(root.resolve(folder).resolve("src/main"));
            Files.createFile(root.resolve(folder).resolve("pom.xml"));
        }
        Files.createFile(root.resolve("pom.xml"));
        Path launcher = Files.copy(Path.of(Launched.LAUNCHER), root.resolve("jellygrad"));
        Path target = Files.createDirectory(root.resolve("regression/cli/target"));
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.createSymbolicLink(target.resolve("build.link"), Path.of(Long.toString(dead.pid())));
        List<Process> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Path place = Files.createDirectory(directory.resolve("place" + i));
            Map<String, String> environment = Map.of(
                    "PATH",
                    tools.toString(),
                    "JAVA_HOME",
                    directory.resolve("jdk").toString());
            all.add(Launched.start(place, environment, List.of("/bin/sh", launcher.toString(), "--version")));
        }
        int waited = 0;
        for (int i = 0; i < all.size(); i++) {
            Launched run = Launched.finished(directory.resolve("place" + i), all.get(i));
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.out()).isEqualTo("ran\n");
            waited += run.err().contains("Another jellygrad is building") ? 1 : 0;
        }
        assertThat(waited).isPositive();
        assertThat(Launched.read(directory.resolve("builds"))).isEqualTo("begin\nend\n");
        if (!flock) {
            assertThat(Files.isSymbolicLink(target.resolve("build.link"))).isFalse();
        }
    }

    /** As the launcher lists them: what the command is built from. */
    private static List<String> modules() throws Exception {
        return Files.readAllLines(Path.of(Launched.LAUNCHER)).stream()
                .filter(line -> line.startsWith("modules="))
                .flatMap(line ->
                        Stream.of(line.replaceFirst("modules=\"(.*)\"", "$1").split(" ")))
                .toList();
    }

    /** A source that is missing from the launcher's list would leave an old build in use after a change. */
    @Test
    void theLauncherListsEveryModuleOfTheCommand() throws Exception {
        try (Stream<Path> libraries = Files.list(Path.of("target/lib"))) {
            assertThat(modules().stream().map(module -> module.replaceFirst(".*/", "")))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    Stream.of("cli"),
                                    libraries
                                            .map(jar -> jar.getFileName().toString())
                                            .filter(name -> name.startsWith("jellygrad-"))
                                            .map(name -> name.replaceFirst("jellygrad-([a-z]+)-.*", "$1")))
                            .toList());
        }
    }

    /** A PATH with a Maven that takes its time, and a Java that says it ran. */
    private Path tools(boolean flock) throws Exception {
        Path tools = Files.createDirectory(directory.resolve("tools"));
        Path java = Files.createDirectories(directory.resolve("jdk/bin")).resolve("java");
        executable(java, "echo ran");
        executable(
                tools.resolve("mvn"),
                "echo begin >>'" + directory + "/builds'; sleep 2; echo end >>'" + directory
                        + "/builds'; touch regression/cli/target/class-archive.log");
        List<String> needed = new ArrayList<>(
                List.of("sh", "find", "mkdir", "ln", "readlink", "mv", "rm", "sleep", "touch", "cat", "echo"));
        if (flock) {
            Path installed = Path.of("/usr/bin/flock");
            assumeTrue(Files.exists(installed), "there is no flock here");
            needed.add("flock");
        }
        for (String tool : needed) {
            Path installed = Path.of("/bin", tool);
            Files.createSymbolicLink(
                    tools.resolve(tool), Files.exists(installed) ? installed : Path.of("/usr/bin", tool));
        }
        return tools;
    }

    private static void executable(Path file, String script) throws Exception {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
