package org.jellygrad.playground.answer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as JSON. A number that is not finite is null; a whole number has no decimal point. */
final class Json {
    private static final double EXACT = 1e15;

    private Json() {}

    static JsonElement number(double value) {
        if (!Double.isFinite(value)) {
            return JsonNull.INSTANCE;
        }
        // Not −0, which has no whole number.
        boolean whole = value == Math.rint(value) && Math.abs(value) < EXACT && Double.compare(value, -0.0) != 0;
        return whole ? new JsonPrimitive((long) value) : new JsonPrimitive(value);
    }

    static JsonArray numbers(double... values) {
        JsonArray array = new JsonArray();
        for (double value : values) {
            array.add(number(value));
        }
        return array;
    }

    static JsonElement matrix(double @Nullable [][] rows) {
        if (rows == null) {
            return JsonNull.INSTANCE;
        }
        JsonArray array = new JsonArray();
        for (double[] row : rows) {
            array.add(numbers(row));
        }
        return array;
    }

    static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    /** Texts by name. */
    static JsonObject object(Map<String, String> texts) {
        JsonObject object = new JsonObject();
        texts.forEach(object::addProperty);
        return object;
    }

    /** Numbers by name. */
    static JsonObject named(List<String> names, double... values) {
        JsonObject object = new JsonObject();
        for (int j = 0; j < names.size() && j < values.length; j++) {
            object.add(names.get(j), number(values[j]));
        }
        return object;
    }
}
