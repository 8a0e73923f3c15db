package org.jellygrad.playground.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.jellygrad.playground.PageClient;
import org.jellygrad.playground.Playground;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables sent to the server. */
class UploadTest {
    private Playground playground;
    private PageClient client;

    @BeforeEach
    void start() throws Exception {
        playground = Playground.start(0, Map.of(), fault -> {
            throw new AssertionError(fault);
        });
        client = new PageClient(playground);
    }

    @AfterEach
    void stop() {
        playground.close();
    }

    private HttpResponse<byte[]> send(String name, byte[] table) {
        return client.upload("/api/upload?name=" + name, table);
    }

    private JsonObject read(String name, String table) {
        var response = send(name, table.getBytes(StandardCharsets.UTF_8));
        assertThat(response.statusCode()).as(PageClient.text(response)).isEqualTo(200);
        return JsonParser.parseString(PageClient.text(response)).getAsJsonObject();
    }

    private String refused(byte[] table) {
        var response = send("mine.csv", table);
        assertThat(response.statusCode()).isBetween(400, 499);
        return PageClient.text(response);
    }

    @Test
    void aTableIsReadAndTrainedOn() {
        JsonObject answer = read(
                "houses.csv", "area;price;town\n1,5;3\n2,5;5;Ulm\n3,5;7;Ulm\n4;8;Ulm\n".replace("5;3\n", "5;3;Bonn\n"));
        assertThat(answer.toString()).contains("\"texts\":[\"town\"]").contains("decisions");
        assertThat(answer.getAsJsonObject("card").get("rows").getAsInt()).isEqualTo(4);
        String state = "{\"data\": \"houses.csv\", \"target\": \"price\", \"scale\": \"standard\", \"lr\": \"0.5\"}";
        var run = client.frame("/api/run", state);
        double[] slope = run.array("parameter/area");
        assertThat(slope[slope.length - 1]).isCloseTo(2.0, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(run.text("command")).contains("jellygrad train houses.csv --target price");
        assertThat(client.frame("/api/data", state).array("column/price")).containsExactly(3, 5, 7, 8);
        assertThat(client.get("/api/catalog"))
                .satisfies(catalog -> assertThat(PageClient.text(catalog)).contains("houses.csv"));
    }

    /** Data of one browser is not seen by another. */
    @Test
    void anotherSessionSeesNothingOfIt() {
        read("houses.csv", "x,y\n1,2\n2,4\n3,7\n");
        assertThat(new PageClient(playground)
                        .problems("/api/run", "{\"data\": \"houses.csv\"}")
                        .toString())
                .contains("houses.csv");
    }

    @Test
    void whatIsNoTableIsRefusedWithItsReason() {
        assertThat(refused(new byte[0])).contains("mine.csv");
        byte[] noise = new byte[5000];
        new Random(1).nextBytes(noise);
        assertThat(refused(noise)).contains("error");
        assertThat(refused("x,y\n1,2\n3\n4,5,6\n".getBytes(StandardCharsets.UTF_8)))
                .contains("mine.csv:3")
                .doesNotContain("CsvOptions");
        assertThat(refused("a,b\nx,y\nz,w\n".getBytes(StandardCharsets.UTF_8))).contains("no column of numbers");
    }

    @Test
    void aNameIsNothingButAName() {
        JsonObject answer = read("%3Cscript%3Ealert(1)%3C%2Fscript%3E.csv", "</script>,y\n1,2\n2,3.5\n3,6\n");
        String name = answer.getAsJsonObject("card").get("name").getAsString();
        assertThat(name).isEqualTo("<script>alert(1)<-script>.csv");
        assertThat(read("jellybeans", "x,y\n1,2\n2,3\n4,6\n")
                        .getAsJsonObject("card")
                        .get("name")
                        .getAsString())
                .isEqualTo("jellybeans.csv");
    }

    /** Two hundred megabytes are refused by their announced length: the body is never made. */
    @Test
    void twoHundredMegabytesAreRefusedUnread() throws Exception {
        URI server = URI.create("http://" + client.host());
        String answer;
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream()
                    .write(("POST /api/upload?name=big.csv HTTP/1.1\r\nHost: " + client.host() + "\r\nOrigin: " + server
                                    + "\r\nContent-Type: text/csv\r\nContent-Length: 209715200\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            StringBuilder read = new StringBuilder();
            // No byte of the body was sent: the answer comes all the same.
            while (read.indexOf("64 MB") < 0) {
                read.append((char) socket.getInputStream().read());
            }
            answer = read.toString();
        }
        assertThat(answer).startsWith("HTTP/1.1 413").contains("larger than 64 MB");
    }

    /** A length that was not announced is counted. */
    @Test
    void aStreamWithoutAnEndIsCutOff() throws Exception {
        byte[] line = "1,2\n".getBytes(StandardCharsets.UTF_8);
        InputStream endless = new InputStream() {
            private int at;

            @Override
            public int read() {
                return line[at++ % line.length];
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                for (int i = 0; i < length; i++) {
                    bytes[from + i] = (byte) read();
                }
                return length;
            }
        };
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Upload.read(endless, "endless.csv"))
                .hasMessageContaining("larger than 64 MB");
    }

    @Test
    void onlyThePageMaySendTables() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://" + client.host() + "/api/upload?name=x.csv"))
                .POST(HttpRequest.BodyPublishers.ofString("x,y\n1,2\n"));
        HttpClient http = HttpClient.newHttpClient();
        assertThat(http.send(
                                request.copy()
                                        .header("Content-Type", "text/csv")
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(403);
        assertThat(http.send(
                                request.copy()
                                        .header("Content-Type", "text/plain")
                                        .header("Origin", "http://" + client.host())
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void changedRowsAreDataOfTheirOwn() {
        JsonObject first = client.json(
                "/api/rows", "{\"name\": \"jellybeans\", \"columns\": {\"x\": [1, 2, 3], \"y\": [2, 4, 7]}}");
        JsonObject second =
                client.json("/api/rows", "{\"name\": \"jellybeans\", \"columns\": {\"x\": [1, 2], \"y\": [2, 4]}}");
        String before = first.getAsJsonObject("card").get("name").getAsString();
        String after = second.getAsJsonObject("card").get("name").getAsString();
        assertThat(before).isNotEqualTo(after);
        assertThat(client.frame("/api/data", "{\"data\": \"" + before + "\", \"target\": \"y\"}")
                        .array("column/y"))
                .containsExactly(2, 4, 7);
        assertThat(client.frame("/api/data", "{\"data\": \"" + after + "\", \"target\": \"y\"}")
                        .array("column/y"))
                .containsExactly(2, 4);
        assertThat(client.problems("/api/rows", "{\"name\": \"a\", \"columns\": {\"x\": [1], \"y\": [1, 2]}}"))
                .isNotEmpty();
        assertThat(client.problems("/api/rows", "{\"name\": \"a\", \"columns\": [1]}")
                        .toString())
                .contains("no columns");
        assertThat(client.problems("/api/rows", "{\"name\": \"a\", \"columns\": {}}"))
                .isNotEmpty();
    }

    /**
     * A hundred browsers one after the other, each with data and a run: the server holds no more than eight of them, and at the end
     * nothing.
     */
    @Test
    void aHundredSessionsGiveTheirMemoryBack() {
        StringBuilder table = new StringBuilder("x,y\n");
        for (int i = 0; i < 20_000; i++) {
            table.append(i).append(',').append(2 * i + i % 7).append('\n');
        }
        byte[] bytes = table.toString().getBytes(StandardCharsets.UTF_8);
        long one = 0;
        for (int session = 0; session < 100; session++) {
            PageClient browser = new PageClient(playground);
            assertThat(browser.upload("/api/upload?name=rows.csv", bytes).statusCode())
                    .isEqualTo(200);
            browser.frame(
                    "/api/run",
                    "{\"data\": \"rows.csv\", \"target\": \"y\", \"scale\": \"standard\", \"lr\": \"0.1\", \"epochs\": \"50\"}");
            one = one == 0 ? playground.bytes() : one;
            assertThat(playground.bytes()).isLessThanOrEqualTo(8 * one);
        }
        assertThat(one).isGreaterThan(2L * 20_000 * Double.BYTES);
        playground.close();
        assertThat(playground.bytes()).isZero();
    }

    @Test
    void oneSessionKeepsABoundedHistory() {
        OwnData own = new OwnData();
        for (int i = 0; i < 200; i++) {
            own.add("points", Map.of("x", new double[] {1, 2}, "y", new double[] {i, 2}), name -> false);
        }
        assertThat(own.cards()).hasSize(64);
        assertThat(own.bytes()).isEqualTo(64L * 4 * Double.BYTES);
        for (int i = 0; i < 5; i++) {
            own.add("large", Map.of("x", new double[6_000_000]), name -> false);
        }
        assertThat(own.bytes()).isLessThanOrEqualTo(128L << 20);
        own.end();
        assertThat(own.bytes()).isZero();
    }
}
