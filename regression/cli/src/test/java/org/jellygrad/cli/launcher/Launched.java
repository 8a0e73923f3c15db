package org.jellygrad.cli.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A finished run of the launcher or of a shell in a process of its own.
 *
 * @param code the exit code
 * @param out what it wrote to stdout
 * @param err what it wrote to stderr
 */
public record Launched(int code, String out, String err) {
    private static final int SECONDS = 120;

    /** The clone this test runs in. */
    public static final Path ROOT =
            Path.of("").toAbsolutePath().resolve("../..").normalize();

    public static final String LAUNCHER = ROOT.resolve("jellygrad").toString();

    /** Starts a command in a directory; its output goes to the files out and err there. */
    public static Process start(Path directory, Map<String, String> environment, List<String> command)
            throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    public static Launched of(Path directory, Map<String, String> environment, String... command) throws Exception {
        return finished(directory, start(directory, environment, List.of(command)));
    }

    public static Launched finished(Path directory, Process process) throws Exception {
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + SECONDS + " s");
        }
        return new Launched(process.exitValue(), read(directory.resolve("out")), read(directory.resolve("err")));
    }

    public static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
