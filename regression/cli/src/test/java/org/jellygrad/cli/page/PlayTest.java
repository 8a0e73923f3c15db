package org.jellygrad.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jellygrad.cli.Run;
import org.jellygrad.cli.launcher.Launched;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jellygrad play}. */
class PlayTest {
    private static String get(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void printsTheAddressAndServesThePageUntilItIsInterrupted() throws Exception {
        String address;
        try (Playing playing = Playing.of("play", "--port", "0", "--no-browser")) {
            address = playing.address(1);

            assertThat(playing.address(2)).isEmpty();
            assertThat(get(address)).contains("<title>Jellygrad playground</title>");
            assertThat(get(address + "api/catalog")).contains("jellybeans");
            assertThat(playing.end()).isEqualTo(130);
        }
        URI gone = URI.create(address);
        try (ServerSocket free = new ServerSocket(gone.getPort(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(free.isBound()).isTrue();
        }
    }

    @Test
    void opensDataAtItsLink() throws Exception {
        try (Playing playing = Playing.of("play", "galton1886", "--port", "0", "--no-browser")) {
            assertThat(playing.address(2)).isEqualTo("#data=galton1886");
        }
    }

    @Test
    void opensAFile(@TempDir Path directory) throws Exception {
        String file = Run.file(directory, "my houses.csv", "area,price\n1,2\n2,3\n3,5\n");
        try (Playing playing = Playing.of("play", file, "--port", "0", "--no-browser")) {
            assertThat(playing.address(2)).isEqualTo("#data=my%20houses.csv");
            assertThat(get(playing.address(1) + "api/catalog")).contains("\"name\":\"my houses.csv\"");
        }
    }

    @Test
    void opensARecordAndSaysThatItsDataHasChanged(@TempDir Path directory) throws Exception {
        String file = Run.file(directory, "houses.csv", "area,price\n1,2\n2,3\n3,5\n");
        String record = directory.resolve("run.json").toString();
        assertThat(Run.of(
                                "train",
                                file,
                                "--target",
                                "price",
                                "--scale",
                                "none",
                                "--lr",
                                "0.1",
                                "--record",
                                record,
                                "--quiet")
                        .code())
                .isZero();
        try (Playing playing = Playing.of("play", record, "--port", "0", "--no-browser")) {
            assertThat(playing.address(2)).isEqualTo("#data=houses.csv&target=price&features=area&lr=0.1&start=zeros");
            assertThat(playing.err().toString(StandardCharsets.UTF_8)).isEmpty();
        }
        Files.writeString(Path.of(file), "area,price\n1,2\n2,3\n3,7\n");
        try (Playing playing = Playing.of("play", record, "--port", "0", "--no-browser")) {
            assertThat(playing.err().toString(StandardCharsets.UTF_8))
                    .isEqualTo(
                            "houses.csv has changed since the run was recorded. The page shows the rows of the record.\n");
        }
    }

    @Test
    void aPortInUseIsRefusedAndTheNextFreeOneIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Run refused = Run.of("play", "--no-browser", "--port", Integer.toString(taken.getLocalPort()));

            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err())
                    .isEqualTo("Port " + taken.getLocalPort() + " is in use by another program.\n\n"
                            + "Give another one, or leave --port out: then a free one is found.\n");
        }
        try (Playing first = Playing.of("play", "--no-browser");
                Playing second = Playing.of("play", "--no-browser")) {
            assertThat(second.address(1)).isNotEqualTo(first.address(1));
            assertThat(second.err().toString(StandardCharsets.UTF_8)).contains("is in use; ");
        }
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertThat(Run.of("play", "jellybean").err()).contains("Did you mean 'jellybeans'?");
        assertThat(Run.of("play", "--port", "70000").err())
                .isEqualTo("--port 70000: there is no such port\n\nPorts go up to 65535; 0 is any that is free.\n");
        assertThat(Run.of("play", "nowhere.json").err()).startsWith("There is no file nowhere.json.");
    }

    @Test
    void theReadmeShowsWhatItPrints() throws Exception {
        try (Playing playing = Playing.of("play", "--port", "0", "--no-browser")) {
            String printed = playing.said().replaceFirst(":[0-9]+/", ":8765/");

            assertThat(Files.readString(Launched.ROOT.resolve("README.md"))).contains("```text\n" + printed + "```");
        }
    }
}
