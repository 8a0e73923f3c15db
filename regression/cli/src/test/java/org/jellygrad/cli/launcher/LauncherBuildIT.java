package org.jellygrad.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher builds, and when. */
@DisabledOnOs(OS.WINDOWS)
class LauncherBuildIT {
    @TempDir
    private Path directory;

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
