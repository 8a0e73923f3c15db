package org.jellygrad.playground.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.ProblemException;
import org.jellygrad.playground.facts.RecordedRun;
import org.jellygrad.playground.state.SettingWords;
import org.jellygrad.playground.state.Shelf;
import org.jellygrad.playground.state.StateProblem;
import org.jellygrad.playground.state.UnusableStateException;
import org.jellygrad.playground.upload.Upload;
import org.jellygrad.trainer.choice.WrittenNumber;
import org.jspecify.annotations.Nullable;

/** Serves the page and answers its questions, on loopback alone. */
public final class PageServer implements AutoCloseable {
    private static final int MOST_BODY = 1 << 20;
    private static final int THREADS = 6;
    private static final int LONGEST_NAME = 100;

    /** Runs of ten thousand steps, after which Java's compiler has done most of its work: about two seconds. */
    private static final int WARM_UP = 60;

    static {
        // Else small answers wait 40 ms for the reader's acknowledgement; read when the JDK's server is loaded.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Guard guard;
    private final Api api;
    private final StaticFiles files = new StaticFiles();
    private final Sessions sessions;
    private final Consumer<Throwable> faults;

    private PageServer(HttpServer server, Api api, Map<String, RecordedRun> given, Consumer<Throwable> faults) {
        this.server = server;
        this.api = api;
        this.faults = faults;
        this.sessions = new Sessions(given);
        this.guard = new Guard(server.getAddress().getPort());
        this.threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "playground");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts to serve.
     *
     * @param port 0 for any that is free
     * @param given runs that need not be made, by the keys of their states
     * @param faults receives the exceptions that are faults of Jellygrad, not of the user
     * @throws java.net.BindException if another program has the port
     */
    public static PageServer start(int port, Shelf shelf, Map<String, RecordedRun> given, Consumer<Throwable> faults)
            throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
        PageServer page = new PageServer(server, new Api(shelf), given, faults);
        server.createContext("/", page::handle);
        server.setExecutor(page.threads);
        server.start();
        return page;
    }

    /** Asks itself what the page will ask first, in the background, so that Java has compiled it by then. */
    public void warmUp() {
        Thread thread = new Thread(
                () -> {
                    Session session = sessions.of(sessions.open());
                    api.catalog(session);
                    JsonObject state = new JsonObject();
                    try {
                        for (int i = 0; i < WARM_UP && !threads.isShutdown(); i++) {
                            state.addProperty("lr", 1e-6 * (1 + 1e-3 * i));
                            api.answer("/api/path", state, session);
                        }
                    } catch (CancellationException e) {
                        // The server was ended meanwhile: nothing is left to be warm for.
                    }
                },
                "warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Bytes that the runs of all sessions take. */
    public long bytes() {
        return sessions.bytes();
    }

    /** Ends at once: what is being computed is given up. */
    @Override
    public void close() {
        sessions.endAll();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply;
            try {
                reply = reply(exchange);
            } catch (ProblemException e) {
                reply = Reply.problems(400, problems(e));
            } catch (CancellationException e) {
                reply = givenUp();
            } catch (RuntimeException | Error e) {
                faults.accept(e);
                reply = Reply.problem(500, "Jellygrad has made a mistake of its own: " + e, "Please report it.");
            }
            send(exchange, reply);
        }
    }

    /** Nobody waits for the answer to a run that was given up; to a browser it is no failure, so that its console stays clean. */
    private static Reply givenUp() {
        JsonObject json = new JsonObject();
        json.addProperty("cancelled", true);
        return Reply.json(json);
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        Reply refusal = guard.refusal(exchange);
        if (refusal != null) {
            return refusal;
        }
        String path = exchange.getRequestURI().getPath();
        if (!path.startsWith("/api/")) {
            Reply file = files.reply(exchange);
            return file == null ? Reply.problem(404, "There is no " + path + ".", "The page is at /.") : file;
        }
        String name = session(exchange);
        boolean post = exchange.getRequestMethod().equals("POST");
        if (path.equals("/api/catalog")) {
            return post
                    ? Reply.problem(405, "The catalog is read, not asked.", "Use GET.")
                            .with("Allow", "GET, HEAD")
                    : named(api.catalog(sessions.of(name)), exchange, name);
        }
        if (path.equals(Guard.UPLOAD) && post) {
            return named(upload(exchange, sessions.of(name)), exchange, name);
        }
        if (!api.knows(path) && !path.equals(Guard.UPLOAD)) {
            return Reply.problem(404, "There is no " + path + ".", "The page's questions are known to it.");
        }
        if (!post) {
            return Reply.problem(405, path + " takes a question.", "Use POST.").with("Allow", "POST");
        }
        byte[] body = body(exchange);
        if (body == null) {
            return Reply.problem(413, "The question is longer than 1 MB.", "Ask for less.")
                    .with("Connection", "close");
        }
        JsonObject asked = parse(body);
        if (asked == null) {
            return Reply.problem(400, "The question is no JSON object.", "Send one, in UTF-8.");
        }
        return named(api.answer(path, asked, sessions.of(name)), exchange, name);
    }

    /** The name of the exchange's session, perhaps a new one. */
    private String session(HttpExchange exchange) {
        String cookies = exchange.getRequestHeaders().getFirst("Cookie");
        String wanted = cookie() + "=";
        if (cookies != null) {
            for (String cookie : cookies.split(";", -1)) {
                String name = cookie.strip().startsWith(wanted) ? cookie.strip().substring(wanted.length()) : null;
                if (name != null && Sessions.isName(name)) {
                    return name;
                }
            }
        }
        return sessions.open();
    }

    /** Cookies are of a host, whatever the port: two playgrounds must not share one. */
    private String cookie() {
        return "jellygrad-" + port();
    }

    private Reply named(Reply reply, HttpExchange exchange, String name) {
        String cookies = exchange.getRequestHeaders().getFirst("Cookie");
        return cookies != null && cookies.contains(name)
                ? reply
                : reply.with("Set-Cookie", cookie() + "=" + name + "; Path=/; HttpOnly; SameSite=Strict");
    }

    /** A table, whose name stands in the query. What says that it is too large is not read. */
    private Reply upload(HttpExchange exchange, Session session) {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        if (length != null && WrittenNumber.real(length) > Upload.MOST_BYTES) {
            Problem problem = Upload.tooLarge().problems().get(0);
            return Reply.problem(413, problem.what(), problem.advice()).with("Connection", "close");
        }
        String query = exchange.getRequestURI().getQuery();
        String name = query != null && query.startsWith("name=") ? query.substring("name=".length()) : "";
        String shown = name.length() > LONGEST_NAME ? name.substring(name.length() - LONGEST_NAME) : name;
        return api.upload(exchange.getRequestBody(), shown.isBlank() ? "data.csv" : shown, session);
    }

    private static byte @Nullable [] body(HttpExchange exchange) throws IOException {
        InputStream in = exchange.getRequestBody();
        byte[] body = in.readNBytes(MOST_BODY + 1);
        return body.length > MOST_BODY ? null : body;
    }

    private static @Nullable JsonObject parse(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            JsonReader reader = new JsonReader(new StringReader(text));
            reader.setStrictness(Strictness.STRICT);
            JsonElement json = JsonParser.parseReader(reader);
            return json.isJsonObject() && reader.peek() == JsonToken.END_DOCUMENT ? json.getAsJsonObject() : null;
        } catch (JsonParseException | CharacterCodingException e) {
            return null;
        } catch (IOException e) {
            return null; // what follows the object is no JSON
        }
    }

    private static JsonArray problems(ProblemException refusal) {
        JsonArray array = new JsonArray();
        if (refusal instanceof UnusableStateException state) {
            for (StateProblem found : state.found()) {
                array.add(Reply.problem(
                        found.name(), found.problem().what(), found.problem().advice()));
            }
            return array;
        }
        for (Problem problem : refusal.problems()) {
            Problem worded = problem.in(SettingWords::in);
            array.add(Reply.problem(null, worded.what(), worded.advice()));
        }
        return array;
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        var headers = exchange.getResponseHeaders();
        Guard.HEADERS.forEach(headers::set);
        headers.set("Content-Type", reply.type());
        if (!reply.headers().containsKey("Cache-Control")) {
            headers.set("Cache-Control", "no-store");
        }
        reply.headers().forEach(headers::set);
        boolean silent = exchange.getRequestMethod().equals("HEAD") || reply.status() == 304;
        if (silent) {
            if (reply.status() != 304) {
                headers.set("Content-Length", Integer.toString(reply.body().length));
            }
            exchange.sendResponseHeaders(reply.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        exchange.getResponseBody().write(reply.body());
    }
}
