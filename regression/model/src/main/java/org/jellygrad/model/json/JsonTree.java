package org.jellygrad.model.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.Reader;

/** Reads one JSON value, to the end of the text. Gson's own parser takes the last of two members that have one name; here that is refused. */
final class JsonTree {

    private JsonTree() {}

    /** The name that an object has twice. */
    static final class DuplicateNameException extends RuntimeException {
        private static final long serialVersionUID = 1;

        DuplicateNameException(String name) {
            super(name);
        }
    }

    /** @throws MalformedJsonException if the text is not one JSON value; of the JSON reader, or of the text's */
    static JsonElement read(Reader text) throws IOException {
        var json = new JsonReader(text);
        json.setStrictness(Strictness.STRICT);
        JsonElement value = value(json);
        if (json.peek() != JsonToken.END_DOCUMENT) {
            throw new MalformedJsonException("more than one value");
        }
        return value;
    }

    /** The JSON reader limits how deep values are nested. */
    private static JsonElement value(JsonReader json) throws IOException {
        switch (json.peek()) {
            case BEGIN_OBJECT -> {
                return object(json);
            }
            case BEGIN_ARRAY -> {
                var array = new JsonArray();
                json.beginArray();
                while (json.hasNext()) {
                    array.add(value(json));
                }
                json.endArray();
                return array;
            }
            case STRING -> {
                return new JsonPrimitive(json.nextString());
            }
            case BOOLEAN -> {
                return new JsonPrimitive(json.nextBoolean());
            }
            case NULL -> {
                json.nextNull();
                return JsonNull.INSTANCE;
            }
            default -> {
                return new JsonPrimitive(ToNumberPolicy.LAZILY_PARSED_NUMBER.readNumber(json)); // with all its digits
            }
        }
    }

    private static JsonObject object(JsonReader json) throws IOException {
        var object = new JsonObject();
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            if (object.has(name)) {
                throw new DuplicateNameException(name);
            }
            object.add(name, value(json));
        }
        json.endObject();
        return object;
    }
}
