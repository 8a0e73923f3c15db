package org.jellygrad.cli.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/** Numbers in JSON, which knows neither infinity nor not-a-number. */
public final class JsonNumbers {
    private JsonNumbers() {}

    /** A member in full precision; {@code null} for what is not a finite number, and 0 for −0. */
    public static void write(JsonWriter json, String name, double value) throws IOException {
        json.name(name);
        if (Double.isFinite(value)) {
            json.value(value + 0.0);
        } else {
            json.nullValue();
        }
    }
}
