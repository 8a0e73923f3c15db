package org.jellygrad.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jellygrad.cli.Run;
import org.jellygrad.cli.problem.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher under the locales, links and options for Java that users have. */
@DisabledOnOs(OS.WINDOWS)
class LauncherOptionsIT {
    @TempDir
    private Path directory;

    /** Umlauts in the names of folder, data and model. The shell makes them: this JVM may run in such a locale itself. */
    @ParameterizedTest
    @ValueSource(strings = {"C", "xx_XX.UTF-8"})
    void everyNameWorksInEveryLocale(String locale) throws Exception {
        Launched run = Launched.of(directory, Map.of("LC_ALL", locale), "sh", "-c", """
                name=$(printf 'gr\\303\\266\\303\\237e')
                mkdir "$name" && cd "$name" && printf 'x,y\\n1,12\\n2,14\\n4,18\\n' >"$name.csv"
                '%1$s' train "$name.csv" --target y --save "$name.json" | head -1
                '%1$s' predict "$name.json" "$name.csv" | tail -1
                """.formatted(Launched.LAUNCHER));
        assertThat(run.out()).as(run.err()).isEqualTo("y = 2 · x + 10\n4,18,18.0\n");
    }

    @Test
    void aShellStartsItThroughARelativeLink() throws Exception {
        Path launcher = Path.of(Launched.LAUNCHER);
        Files.createSymbolicLink(
                directory.resolve("link"), directory.toRealPath().relativize(launcher.toRealPath()));
        Launched run = Launched.of(directory, Map.of(), "sh", "link", "--version");
        assertThat(run.out()).as(run.err()).startsWith("jellygrad ");
        assertThat(run.code()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "JELLYGRAD_JAVA_OPTS, -XX:+UseG1GC",
        "JELLYGRAD_JAVA_OPTS, -XX:+UseParallelGC -Xmx512m",
        "JDK_JAVA_OPTIONS, -XX:+UseG1GC",
    })
    void anotherCollectorCanBeChosen(String variable, String options) throws Exception {
        Launched run = Launched.of(directory, Map.of(variable, options), Launched.LAUNCHER, "--version");
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).startsWith("jellygrad ");
    }

    /** Also where a pattern would match files. */
    @Test
    void aWordThatIsNoOptionIsSaid() throws Exception {
        Run.file(directory, "a.csv", "x\n1\n");
        Launched run = Launched.of(directory, Map.of("JELLYGRAD_JAVA_OPTS", "*"), Launched.LAUNCHER, "--version");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("JELLYGRAD_JAVA_OPTS begins with '*'");
    }

    @Test
    void whatJavaRefusesIsSaidOnStderr() throws Exception {
        Launched run = Launched.of(
                directory, Map.of("JELLYGRAD_JAVA_OPTS", "-Xms64m -Xmx32m"), Launched.LAUNCHER, "--version");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Initial heap size");
    }

    /** A folder for native libraries that others can write could hold their code: it is no mistake of ours, and says what to set. */
    @ParameterizedTest
    @ValueSource(strings = {"shared", "data.csv"})
    void aFolderThatNativesCannotBeLoadedFromIsSaid(String folder) throws Exception {
        Run.file(directory, "data.csv", "x,y\n1,2\n2,4\n3,7\n");
        Path shared = Files.createDirectory(directory.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        Launched run = Launched.of(
                directory,
                Map.of("JELLYGRAD_JAVA_OPTS", "-Dorg.bytedeco.javacpp.cachedir=" + directory.resolve(folder)),
                Launched.LAUNCHER,
                "train",
                "data.csv",
                "--target",
                "y");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DATA);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("There is no folder").contains("org.bytedeco.javacpp.cachedir");
        assertThat(shared).isEmptyDirectory();
    }
}
