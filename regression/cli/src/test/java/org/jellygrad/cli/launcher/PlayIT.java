package org.jellygrad.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The playground's server as a process. */
@DisabledOnOs(OS.WINDOWS)
class PlayIT {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aSignalEndsItAtOnce(String signal, int code) throws Exception {
        assumeTrue(
                Launched.of(directory, Map.of(), "sh", "-c", "trap 'exit 7' INT; kill -INT $$; sleep 1")
                                .code()
                        == 7,
                "this process was started with SIGINT ignored");
        Process process =
                Launched.start(directory, Map.of(), List.of(Launched.LAUNCHER, "play", "--port", "0", "--no-browser"));
        try {
            waitFor("out", "Ctrl-C ends it.");
            assertThat(Launched.read(directory.resolve("out"))).startsWith("The playground is at http://127.0.0.1:");

            assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                            .start()
                            .waitFor())
                    .isZero();

            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(code);
            assertThat(Launched.read(directory.resolve("err"))).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit 3", "kill -KILL $$"})
    void aDeadBrowserIsSaidAndTheServerGoesOn(String death) throws Exception {
        Path commands = Files.createDirectory(directory.resolve("commands"));
        for (String opener : List.of("xdg-open", "open")) {
            Path file = Files.writeString(commands.resolve(opener), "#!/bin/sh\n" + death + "\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        Process process = Launched.start(
                directory,
                Map.of("PATH", commands + ":" + System.getenv("PATH")),
                List.of(Launched.LAUNCHER, "play", "--port", "0"));
        try {
            waitFor("err", "Open the address in one.");
            assertThat(Launched.read(directory.resolve("err")))
                    .isEqualTo("No browser could be opened. Open the address in one.\n");
            String said = Launched.read(directory.resolve("out"));
            String address = said.substring(said.indexOf("http"), said.indexOf('\n'));
            assertThat(HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(address)).build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body())
                    .contains("<title>Jellygrad playground</title>");
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private void waitFor(String file, String text) throws Exception {
        for (int tenths = 0;
                tenths < 600 && !Launched.read(directory.resolve(file)).contains(text);
                tenths++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
