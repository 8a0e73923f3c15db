package org.jellygrad.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jellygrad.cli.Run;
import org.jellygrad.cli.console.Console;

/** A playground that runs: what it has said so far, and the command's thread. */
public record Playing(Thread thread, ByteArrayOutputStream out, ByteArrayOutputStream err, int[] code)
        implements AutoCloseable {
    private static final Pattern ADDRESS =
            Pattern.compile("The playground is at (http://127\\.0\\.0\\.1:[0-9]+/)(\\S*)\n");

    public static Playing of(String... arguments) throws Exception {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int[] code = {-1};
        Thread thread = new Thread(
                () -> code[0] = Run.on(arguments, new Console(out, err, 0, StandardCharsets.UTF_8, () -> 0)));
        thread.start();
        Playing playing = new Playing(thread, out, err, code);
        for (int i = 0; i < 600 && thread.isAlive() && !playing.said().contains("Ctrl-C ends it."); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return playing;
    }

    /** What a page asks of the server. */
    public String post(String route, String question) throws Exception {
        String address = address(1);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address + "api/" + route))
                                .header("Content-Type", "application/json")
                                .header("Origin", address.substring(0, address.length() - 1))
                                .POST(HttpRequest.BodyPublishers.ofString(question))
                                .build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1))
                .body();
    }

    public String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String address(int group) {
        Matcher found = ADDRESS.matcher(said());
        assertThat(found.find())
                .as(said() + err.toString(StandardCharsets.UTF_8))
                .isTrue();
        return found.group(group);
    }

    /** Interrupts the command, as Ctrl-C does, and returns its exit code. */
    public int end() {
        thread.interrupt();
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertThat(thread.isAlive()).isFalse();
        return code[0];
    }

    @Override
    public void close() {
        end();
    }
}
