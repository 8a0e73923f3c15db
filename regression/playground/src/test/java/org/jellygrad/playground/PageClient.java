package org.jellygrad.playground;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a playground's server what the page asks it, as a browser does: with the page's origin, and cookies kept. */
public final class PageClient {
    private final String address;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    public PageClient(Playground playground) {
        this.address = playground.address().substring(0, playground.address().indexOf('/', "http://".length()));
    }

    /** Header and arrays of a frame, as the contract lays them out. */
    public record Answer(JsonObject header, Map<String, double[]> arrays) {
        /** An array; the test fails if there is none. */
        public double[] array(String name) {
            double[] array = arrays.get(name);
            if (array == null) {
                throw new AssertionError("no array " + name + " among " + arrays.keySet());
            }
            return array;
        }

        /** A number of the header: {@code facts.rate}; NaN for null. */
        public double number(String path) {
            JsonElement found = find(path);
            return found.isJsonNull() ? Double.NaN : found.getAsDouble();
        }

        public String text(String path) {
            return find(path).getAsString();
        }

        public JsonElement find(String path) {
            JsonElement at = header;
            for (String name : path.split("\\.", -1)) {
                at = at.isJsonArray()
                        ? at.getAsJsonArray().get(Integer.parseInt(name))
                        : at.getAsJsonObject().get(name);
            }
            return at;
        }
    }

    /** A frame that must come. */
    public Answer frame(String path, String json) {
        HttpResponse<byte[]> response = post(path, json);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + text(response));
        }
        return read(response.body());
    }

    /** An object that must come. */
    public JsonObject json(String path, String json) {
        HttpResponse<byte[]> response = post(path, json);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + text(response));
        }
        return JsonParser.parseString(text(response)).getAsJsonObject();
    }

    /** The problems of a question that must be refused as wrong. */
    public JsonArray problems(String path, String json) {
        HttpResponse<byte[]> response = post(path, json);
        if (response.statusCode() != 400) {
            throw new AssertionError(response.statusCode() + " " + text(response));
        }
        return JsonParser.parseString(text(response))
                .getAsJsonObject()
                .getAsJsonObject("error")
                .getAsJsonArray("problems");
    }

    public HttpResponse<byte[]> post(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .header("Origin", address)
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Sends a table. */
    public HttpResponse<byte[]> upload(String path, byte[] table) {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "text/csv")
                .header("Origin", address)
                .POST(HttpRequest.BodyPublishers.ofByteArray(table)));
    }

    public HttpResponse<byte[]> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofMinutes(1)).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /**
     * What comes back to a request written out by hand, with headers that no client library would send.
     *
     * @param head its lines, the first with method and path
     */
    public String raw(String head, byte @Nullable [] body) throws IOException {
        URI uri = URI.create(address);
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write((head.replace("\n", "\r\n") + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            if (body != null) {
                out.write(body);
            }
            out.flush();
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    /** Host and port. */
    public String host() {
        return address.substring("http://".length());
    }

    private static Answer read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        byte[] head = new byte[buffer.getInt()];
        buffer.get(head);
        if (buffer.position() % Double.BYTES != 0) {
            throw new AssertionError("the arrays begin at " + buffer.position());
        }
        JsonObject header =
                JsonParser.parseString(new String(head, StandardCharsets.UTF_8)).getAsJsonObject();
        Map<String, double[]> arrays = new LinkedHashMap<>();
        for (JsonElement entry : header.getAsJsonArray("arrays")) {
            double[] array = new double[entry.getAsJsonObject().get("length").getAsInt()];
            buffer.asDoubleBuffer().get(array);
            buffer.position(buffer.position() + array.length * Double.BYTES);
            arrays.put(entry.getAsJsonObject().get("name").getAsString(), array);
        }
        if (buffer.hasRemaining()) {
            throw new AssertionError(buffer.remaining() + " bytes too many");
        }
        return new Answer(header, arrays);
    }
}
