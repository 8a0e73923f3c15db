package org.jellygrad.model.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jellygrad.model.UnusableModelException;

/**
 * Takes the members of JSON objects, each checked to be there and of its kind.
 *
 * @param source what the text is called in messages
 */
record ModelFields(String source) {

    double[] row(JsonElement element, String name, int length) {
        if (!element.isJsonArray() || element.getAsJsonArray().size() != length) {
            throw broken(name, "is not a list of " + length + " numbers");
        }
        return element.getAsJsonArray().asList().stream()
                .mapToDouble(number -> number(number, name))
                .toArray();
    }

    JsonArray array(JsonObject parent, String name) {
        JsonElement element = element(parent, name);
        if (!element.isJsonArray()) {
            throw broken(name, "is not a list");
        }
        return element.getAsJsonArray();
    }

    JsonObject object(JsonElement element, String name) {
        if (!element.isJsonObject()) {
            throw broken(name, "holds something else than objects");
        }
        return element.getAsJsonObject();
    }

    Map<String, Double> numbers(JsonObject parent, String name) {
        return map(parent, name, element -> number(element, name));
    }

    Map<String, String> texts(JsonObject parent, String name) {
        return map(parent, name, element -> text(element, name));
    }

    <T> Map<String, T> map(JsonObject parent, String name, Function<JsonElement, T> value) {
        Map<String, T> map = new LinkedHashMap<>();
        object(parent, name).entrySet().forEach(entry -> map.put(entry.getKey(), value.apply(entry.getValue())));
        return map;
    }

    JsonObject object(JsonObject parent, String name) {
        JsonElement element = element(parent, name);
        if (!element.isJsonObject()) {
            throw broken(name, "is not an object");
        }
        return element.getAsJsonObject();
    }

    double number(JsonObject parent, String name) {
        return number(element(parent, name), name);
    }

    double number(JsonElement element, String name) {
        if (element.isJsonNull()) {
            return Double.NaN;
        }
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isNumber()) {
            throw broken(name, "is not a number");
        }
        return Double.parseDouble(element.getAsString()); // Gson's own refuses 1e999
    }

    long whole(JsonObject parent, String name) {
        JsonElement element = element(parent, name);
        try {
            if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber()) {
                return Long.parseLong(element.getAsString());
            }
        } catch (NumberFormatException e) {
            // falls through to the same message
        }
        throw broken(name, "is not a whole number");
    }

    boolean bool(JsonObject parent, String name) {
        JsonElement element = element(parent, name);
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isBoolean()) {
            throw broken(name, "is neither true nor false");
        }
        return element.getAsBoolean();
    }

    String text(JsonObject parent, String name) {
        return text(element(parent, name), name);
    }

    String text(JsonElement element, String name) {
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
            throw broken(name, "is not a text");
        }
        return element.getAsString();
    }

    JsonElement element(JsonObject parent, String name) {
        JsonElement element = parent.get(name);
        if (element == null) {
            throw broken(name, "is missing");
        }
        return element;
    }

    UnusableModelException broken(String name, String what) {
        return new UnusableModelException(
                source + " is a damaged model: \"" + name + "\" " + what + ".",
                "It was changed since it was saved; train and save the model again.",
                null);
    }
}
