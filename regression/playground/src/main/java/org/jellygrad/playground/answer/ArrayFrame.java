package org.jellygrad.playground.answer;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON and arrays of numbers in one answer. First comes the length of the header: unsigned, 32 bits, little-endian. Then comes the header
 * as JSON in UTF-8, padded with blanks so that the arrays begin at a multiple of 8. Then come all arrays as little-endian binary64, in the
 * order of the header's {@code arrays}, which gives the {@code name} and the {@code length} of each.
 */
public final class ArrayFrame {
    private static final int LENGTH_BYTES = 4;

    private final JsonObject header;
    private final JsonArray index = new JsonArray();
    private final List<double[]> arrays = new ArrayList<>();

    /**
     * A frame without arrays.
     *
     * @param header to which the list of the arrays is added
     */
    public ArrayFrame(JsonObject header) {
        this.header = header;
    }

    /** Adds an array. */
    public ArrayFrame add(String name, double... values) {
        JsonObject entry = new JsonObject();
        entry.addProperty("name", name);
        entry.addProperty("length", values.length);
        index.add(entry);
        arrays.add(values);
        return this;
    }

    /** The frame as it travels. */
    public byte[] bytes() {
        header.add("arrays", index);
        byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
        int begin = (LENGTH_BYTES + text.length + Double.BYTES - 1) / Double.BYTES * Double.BYTES;
        int numbers = arrays.stream().mapToInt(array -> array.length).sum();
        ByteBuffer buffer = ByteBuffer.allocate(begin + numbers * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(begin - LENGTH_BYTES);
        buffer.put(text);
        while (buffer.position() < begin) {
            buffer.put((byte) ' ');
        }
        for (double[] array : arrays) {
            buffer.asDoubleBuffer().put(array);
            buffer.position(buffer.position() + array.length * Double.BYTES);
        }
        return buffer.array();
    }
}
