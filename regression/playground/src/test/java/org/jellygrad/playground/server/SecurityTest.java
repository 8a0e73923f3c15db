package org.jellygrad.playground.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jellygrad.playground.PageClient;
import org.jellygrad.playground.ServerFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What another site, another program or a wrong link can do to the server: nothing. */
class SecurityTest {
    private static final String STATE = "{\"data\":\"jellybeans\",\"epochs\":3,\"lr\":1e-6}";

    @RegisterExtension
    static final ServerFixture SERVER = new ServerFixture();

    private static String post(String path, String host, String more, byte... body) throws IOException {
        return SERVER.client()
                .raw("POST " + path + " HTTP/1.1\nHost: " + host + "\nContent-Length: " + body.length + more, body);
    }

    private static String origin(String value) {
        return "\nOrigin: " + value + "\nContent-Type: application/json";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/catalog", "/nothing", "/lib/d3-scale.js"})
    void everyAnswerHasTheHeadersThatKeepOthersOut(String path) {
        HttpResponse<byte[]> answer = SERVER.client().get(path);

        assertThat(answer.headers().map())
                .containsEntry(
                        "content-security-policy",
                        List.of(
                                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src"
                                        + " 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors"
                                        + " 'none'"))
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .containsEntry("referrer-policy", List.of("no-referrer"))
                .containsEntry("cross-origin-opener-policy", List.of("same-origin"))
                .containsEntry("cross-origin-resource-policy", List.of("same-origin"))
                .containsEntry("x-frame-options", List.of("DENY"))
                .doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void onlyLoopbackReachesIt() throws IOException {
        int port = Integer.parseInt(
                SERVER.client().host().substring(SERVER.client().host().indexOf(':') + 1));
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();

        assertThat(others)
                .allSatisfy(address -> assertThat(connects(address, port)).isFalse());
        assertThat(connects(InetAddress.getLoopbackAddress(), port)).isTrue();
    }

    private static boolean connects(InetAddress address, int port) {
        try (Socket socket = new Socket(address, port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]"})
    void loopbackHasThreeNames(String name) throws IOException {
        String host = SERVER.client().host().replace("127.0.0.1", name);

        assertThat(SERVER.client().raw("GET /api/catalog HTTP/1.1\nHost: " + host, null))
                .startsWith("HTTP/1.1 200");
        assertThat(post("/api/run", host, origin("http://" + host), bytes(STATE)))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example:PORT",
                "127.0.0.1.evil.example:PORT",
                "127.0.0.1",
                "127.0.0.1:1",
                "127.0.0.1:PORT.evil.example",
                "LOCALHOST.:PORT",
                "0.0.0.0:PORT",
                ""
            })
    void anyOtherHostIsRefused(String host) throws IOException {
        String port = SERVER.client().host().substring(SERVER.client().host().indexOf(':') + 1);

        assertThat(SERVER.client().raw("GET / HTTP/1.1\nHost: " + host.replace("PORT", port), null))
                .startsWith("HTTP/1.1 403");
        assertThat(SERVER.client()
                        .raw("GET / HTTP/1.1\nHost: " + SERVER.client().host() + "\nHost: evil.example", null))
                .startsWith("HTTP/1.1 403");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "null",
                "https://HOST",
                "http://HOST.evil.example",
                "http://HOST/",
                "http://localhost",
                ""
            })
    void anyOtherOriginIsRefused(String origin) throws IOException {
        assertThat(post(
                        "/api/run",
                        SERVER.client().host(),
                        origin(origin.replace("HOST", SERVER.client().host())),
                        bytes(STATE)))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void aQuestionWithoutOriginIsRefused() throws IOException {
        assertThat(post("/api/run", SERVER.client().host(), "\nContent-Type: application/json", bytes(STATE)))
                .startsWith("HTTP/1.1 403");
        assertThat(post(
                        "/api/run",
                        SERVER.client().host(),
                        "\nContent-Type: application/json\nSec-Fetch-Site: same-origin",
                        bytes(STATE)))
                .startsWith("HTTP/1.1 403");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void aBrowserThatSaysItComesFromElsewhereIsRefused(String site) throws IOException {
        assertThat(SERVER.client()
                        .raw(
                                "GET /api/catalog HTTP/1.1\nHost: "
                                        + SERVER.client().host() + "\nSec-Fetch-Site: " + site,
                                null))
                .startsWith("HTTP/1.1 403");
        assertThat(post(
                        "/api/run",
                        SERVER.client().host(),
                        origin("http://" + SERVER.client().host()) + "\nSec-Fetch-Site: " + site,
                        bytes(STATE)))
                .startsWith("HTTP/1.1 403");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonp"})
    void whatAFormCanSendIsNoQuestion(String type) throws IOException {
        assertThat(post(
                        "/api/run",
                        SERVER.client().host(),
                        "\nOrigin: http://" + SERVER.client().host() + "\nContent-Type: " + type,
                        bytes(STATE)))
                .startsWith("HTTP/1.1 415");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"})
    void otherMethodsMeanNothing(String method) throws IOException {
        String answer = SERVER.client()
                .raw(method + " /api/run HTTP/1.1\nHost: " + SERVER.client().host() + "\nContent-Length: 0", null);

        assertThat(answer).startsWith("HTTP/1.1 405").contains("Allow: GET, HEAD, POST");
    }

    @Test
    void questionsArePostedAndFilesAreGot() throws IOException {
        assertThat(SERVER.client().get("/api/run").statusCode()).isEqualTo(405);
        assertThat(SERVER.client().post("/api/catalog", "{}").statusCode()).isEqualTo(405);
        assertThat(SERVER.client().post("/", "{}").statusCode()).isEqualTo(405);
        assertThat(SERVER.client().post("/api/nothing", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void aLongQuestionIsRefusedWithoutBeingKept() throws IOException {
        byte[] most = new byte[1 << 20];
        java.util.Arrays.fill(most, (byte) ' ');
        byte[] state = bytes(STATE);
        System.arraycopy(state, 0, most, 0, state.length);
        byte[] more = java.util.Arrays.copyOf(most, most.length + 1);
        more[most.length] = ' ';

        assertThat(post(
                        "/api/run",
                        SERVER.client().host(),
                        origin("http://" + SERVER.client().host()),
                        most))
                .startsWith("HTTP/1.1 200");
        assertThat(post(
                        "/api/run",
                        SERVER.client().host(),
                        origin("http://" + SERVER.client().host()),
                        more))
                .startsWith("HTTP/1.1 413");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/page/../Playground.class",
                "/page/../../../../META-INF/MANIFEST.MF",
                "/page/..%2f..%2fPlayground.class",
                "/page/%2e%2e/Playground.class",
                "/page/..\\Playground.class",
                "/page//etc/passwd",
                "/page/",
                "/page/.",
                "/page/x%00.js",
                "/lib/../page/index.html",
                "/lib/d3-scale/../../pom.properties",
                "/lib/gson.js",
                "//page/index.html",
                "/etc/passwd"
            })
    void noPathLeadsOutOfThePage(String path) throws IOException {
        assertThat(SERVER.client()
                        .raw(
                                "GET " + path + " HTTP/1.1\nHost: "
                                        + SERVER.client().host(),
                                null))
                .startsWith("HTTP/1.1 40");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "3",
                "{",
                "{\"data\":\"jellybeans\"} {}",
                "{data:'jellybeans'}",
                "{\"data\":\"jellybeans\",}",
                "{\"data\":NaN}",
                ")]}'\n{}"
            })
    void whatIsNoJsonObjectIsRefused(String body) {
        assertThat(SERVER.client().problems("/api/run", body).toString()).contains("no JSON object");
    }

    @Test
    void nestedAndBrokenTextIsRefused() throws IOException {
        String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(SERVER.client().problems("/api/run", deep).toString()).contains("no JSON object");
        assertThat(post(
                        "/api/run",
                        SERVER.client().host(),
                        origin("http://" + SERVER.client().host()),
                        new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'}))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void sessionsAreNamedByCookiesThatNoScriptReads() {
        PageClient newcomer = new PageClient(SERVER.playground());
        HttpResponse<byte[]> first = newcomer.get("/api/catalog");
        HttpResponse<byte[]> second = newcomer.get("/api/catalog");

        assertThat(first.headers().firstValue("set-cookie").orElse(""))
                .matches("jellygrad-[0-9]+=[0-9a-f]{32}; Path=/; HttpOnly; SameSite=Strict");
        assertThat(second.headers().firstValue("set-cookie")).isEmpty();
    }

    @Test
    void filesAreCompressedAndNotSentTwice() {
        HttpResponse<byte[]> plain = SERVER.client().get("/lib/d3-scale.js");
        HttpResponse<byte[]> small = SERVER.client().get("/lib/d3-scale.js", "Accept-Encoding", "gzip");
        String tag = plain.headers().firstValue("etag").orElseThrow();
        HttpResponse<byte[]> again = SERVER.client().get("/lib/d3-scale.js", "If-None-Match", tag);

        assertThat(plain.body()).hasSizeGreaterThan(15_000);
        assertThat(small.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(small.body()).hasSizeLessThan(8_000);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }
}
