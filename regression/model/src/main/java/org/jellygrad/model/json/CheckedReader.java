package org.jellygrad.model.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jellygrad.model.UnusableModelException;

/**
 * Reads the JSON of a model. Gson takes the last of two members of one name, a default for a member that is missing, and a text
 * for a number; this reader refuses them, and names the JSON path. A value that Gson skips needs only to be JSON.
 */
final class CheckedReader extends JsonReader {
    /** The record components that may be null. */
    private static final Set<String> NULLABLE = Set.of("inference", "validation", "reference");

    private record OpenObject(List<String> expected, Set<String> seen) {}

    private final String source;
    private final Deque<OpenObject> objects = new ArrayDeque<>();
    private List<String> expected = List.of();

    /** @param source what the text is called in messages */
    CheckedReader(Reader text, String source) {
        super(text);
        this.source = source;
        setStrictness(Strictness.STRICT);
    }

    /** The next value is an object that has these names, or null. */
    void expect(List<String> names) {
        expected = names;
    }

    @Override
    public void beginObject() throws IOException {
        require(JsonToken.BEGIN_OBJECT, "is not an object");
        super.beginObject();
        objects.push(new OpenObject(expected, new HashSet<>()));
        expected = List.of();
    }

    @Override
    public String nextName() throws IOException {
        String name = super.nextName();
        if (!objects.element().seen().add(name)) {
            throw damaged(getPath(), "is there twice");
        }
        return name;
    }

    @Override
    public void endObject() throws IOException {
        super.endObject();
        OpenObject object = objects.pop();
        for (String name : object.expected()) {
            if (!object.seen().contains(name)) {
                throw damaged(getPreviousPath() + "." + name, "is missing");
            }
        }
    }

    @Override
    public void beginArray() throws IOException {
        require(JsonToken.BEGIN_ARRAY, "is not a list");
        super.beginArray();
    }

    @Override
    public void nextNull() throws IOException {
        String path = getPath();
        String name = path.substring(path.lastIndexOf('.') + 1);
        if (!objects.element().expected().contains(name) || !NULLABLE.contains(name)) {
            throw damaged(path, "is not allowed to be null");
        }
        super.nextNull();
        expected = List.of();
    }

    String text() throws IOException {
        require(JsonToken.STRING, "is not a text");
        return nextString();
    }

    boolean flag() throws IOException {
        require(JsonToken.BOOLEAN, "is not a truth value, true or false");
        return nextBoolean();
    }

    /** A number; null is not-a-number. */
    double number() throws IOException {
        if (peek() == JsonToken.NULL) {
            super.nextNull();
            return Double.NaN;
        }
        require(JsonToken.NUMBER, "is not a number");
        return Double.parseDouble(nextString()); // nextDouble refuses 1e999
    }

    /** A whole number between these two. */
    long whole(long least, long most) throws IOException {
        require(JsonToken.NUMBER, "is not a whole number");
        String path = getPath();
        String digits = nextString();
        try {
            long value = Long.parseLong(digits);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // The message is the same.
        }
        throw damaged(path, "is not a whole number from " + least + " to " + most + ": " + digits);
    }

    private void require(JsonToken kind, String otherwise) throws IOException {
        if (peek() != kind) {
            throw damaged(getPath(), otherwise);
        }
    }

    UnusableModelException damaged(String path, String what) {
        return new UnusableModelException(
                source + " is a damaged model: " + path + " " + what + ".",
                "It was changed since it was saved; train and save the model again.",
                null);
    }
}
