package org.jellygrad.playground.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer before it is sent.
 *
 * @param status HTTP's
 * @param headers beside those that every answer has
 */
record Reply(int status, String type, byte[] body, Map<String, String> headers) {
    private static final String JSON = "application/json; charset=utf-8";

    Reply {
        headers = Map.copyOf(headers);
    }

    static Reply json(JsonElement json) {
        return new Reply(200, JSON, json.toString().getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** A text, which no browser takes for a document. */
    static Reply text(String text) {
        return new Reply(200, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Reply frame(byte[] frame) {
        return new Reply(200, "application/octet-stream", frame, Map.of());
    }

    /** An answer to what cannot be done. */
    static Reply problem(int status, String what, String how) {
        JsonArray problems = new JsonArray();
        problems.add(problem(null, what, how));
        return problems(status, problems);
    }

    static Reply problems(int status, JsonArray problems) {
        JsonObject error = new JsonObject();
        error.add("problems", problems);
        JsonObject json = new JsonObject();
        json.add("error", error);
        return new Reply(status, JSON, json.toString().getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static JsonObject problem(@Nullable String name, String what, String how) {
        JsonObject problem = new JsonObject();
        problem.add("name", name == null ? JsonNull.INSTANCE : new JsonPrimitive(name));
        problem.addProperty("what", what);
        problem.addProperty("how", how);
        return problem;
    }

    Reply with(String header, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(header, value);
        return new Reply(status, type, body, all);
    }
}
