package org.jellygrad.trainer.checkpoint;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/** Reads a checkpoint's JSON: checks the format first, then the check sum, then reads the content. */
final class CheckpointReader {
    private final byte[] bytes;
    private final String source;
    private final JsonReader json;

    /** @param source what the bytes are called in messages */
    CheckpointReader(byte[] bytes, String source) {
        this.bytes = bytes;
        this.source = source;
        this.json = json(bytes);
    }

    private static JsonReader json(byte[] bytes) {
        var json = new JsonReader(
                new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8.newDecoder()));
        json.setStrictness(Strictness.STRICT);
        return json;
    }

    /**
     * Looks at the beginning of a file, before the rest is read.
     *
     * @param head its first bytes
     * @throws UnusableCheckpointException if it is not a checkpoint, or is of a newer format
     */
    static void checkFormat(byte[] head, String source) {
        checkFormat(json(head), source);
    }

    Checkpoint read() throws IOException {
        checkFormat(json, source);
        checkSum();
        Map<String, String> course = new LinkedHashMap<>();
        Map<String, double[]> memories = new LinkedHashMap<>();
        try {
            while (json.hasNext()) {
                switch (json.nextName()) {
                    case "course" -> readCourse(course);
                    case "memories" -> readMemories(memories);
                    default -> json.skipValue();
                }
            }
            json.endObject();
        } catch (IllegalStateException | NumberFormatException e) {
            throw UnusableCheckpointException.damaged(source, e);
        }
        return new Checkpoint(course, memories);
    }

    /** The first two members say what the rest is. */
    private static void checkFormat(JsonReader json, String source) {
        int version;
        try {
            json.beginObject();
            if (!json.nextName().equals("format") || !json.nextString().equals(Checkpoint.FORMAT)) {
                throw foreign(source);
            }
            version = json.nextName().equals("version") ? json.nextInt() : 0;
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            throw foreign(source);
        }
        if (version != Checkpoint.VERSION) {
            throw new UnusableCheckpointException(
                    source + " is a checkpoint of format version " + version + "; this Jellygrad reads version "
                            + Checkpoint.VERSION + ".",
                    "It was written by another Jellygrad: use that one, or start afresh without `resume`.",
                    null);
        }
    }

    private void checkSum() {
        // The sum and its name are ASCII, and no such name stands after them.
        String end = new String(
                bytes, Math.max(0, bytes.length - 40), Math.min(40, bytes.length), StandardCharsets.ISO_8859_1);
        int at = end.lastIndexOf(CheckpointJson.SUM);
        if (at < 0) {
            throw UnusableCheckpointException.damaged(source, null);
        }
        var sum = new CRC32();
        sum.update(bytes, 0, bytes.length - end.length() + at);
        if (!end.substring(at).equals(CheckpointJson.SUM + sum.getValue() + "}\n")) {
            throw UnusableCheckpointException.damaged(source, null);
        }
    }

    private void readCourse(Map<String, String> course) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            course.put(json.nextName(), json.nextString());
        }
        json.endObject();
    }

    private void readMemories(Map<String, double[]> memories) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            memories.put(json.nextName(), readNumbers());
        }
        json.endObject();
    }

    private double[] readNumbers() throws IOException {
        double[] numbers = new double[16];
        int count = 0;
        json.beginArray();
        while (json.hasNext()) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count++] = readNumber();
        }
        json.endArray();
        return Arrays.copyOf(numbers, count);
    }

    private double readNumber() throws IOException {
        if (json.peek() == JsonToken.NULL) {
            json.nextNull();
            return Double.NaN;
        }
        // Of what is no finite number the reader would complain.
        return Double.parseDouble(json.nextString());
    }

    private static UnusableCheckpointException foreign(String source) {
        return new UnusableCheckpointException(
                source + " is not a checkpoint.",
                "It should begin with \"format\": \"" + Checkpoint.FORMAT
                        + "\": a checkpoint is what training writes with `checkpoint`.",
                null);
    }
}
