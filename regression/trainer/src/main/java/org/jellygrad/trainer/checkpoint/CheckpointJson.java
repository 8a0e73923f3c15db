package org.jellygrad.trainer.checkpoint;

import com.google.gson.stream.JsonWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/** Writes a checkpoint's JSON. */
final class CheckpointJson {

    /** The text between the summed bytes and their check sum. */
    static final String SUM = ",\"crc32\":";

    private CheckpointJson() {}

    static void write(Checkpoint checkpoint, OutputStream out) throws IOException {
        var sum = new CRC32();
        var writer =
                new BufferedWriter(new OutputStreamWriter(new CheckedOutputStream(out, sum), StandardCharsets.UTF_8));
        var json = new JsonWriter(writer);
        json.beginObject();
        json.name("format").value(Checkpoint.FORMAT);
        json.name("version").value(Checkpoint.VERSION);
        json.name("course").beginObject();
        for (Map.Entry<String, String> setting : checkpoint.course().entrySet()) {
            json.name(setting.getKey()).value(setting.getValue());
        }
        json.endObject();
        json.name("memories").beginObject();
        for (Map.Entry<String, double[]> memory : checkpoint.memories().entrySet()) {
            json.name(memory.getKey()).beginArray();
            for (double number : memory.getValue()) {
                number(json, number);
            }
            json.endArray();
        }
        json.endObject();
        json.flush();
        writer.write(SUM + sum.getValue() + "}\n");
        writer.flush();
    }

    private static void number(JsonWriter json, double number) throws IOException {
        if (Double.isNaN(number)) {
            json.nullValue();
        } else if (Double.isInfinite(number)) {
            json.jsonValue(number > 0 ? "1e999" : "-1e999");
        } else {
            json.value(number);
        }
    }
}
