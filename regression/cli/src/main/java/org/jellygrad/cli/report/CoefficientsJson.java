package org.jellygrad.cli.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.jellygrad.model.Coefficient;
import org.jellygrad.model.Model;

/** What was learned as fields of an object: {@code intercept}, {@code coefficients} and {@code standardErrors} by name. */
public final class CoefficientsJson {
    private CoefficientsJson() {}

    public static void write(JsonWriter json, Model model) throws IOException {
        JsonNumbers.write(json, "intercept", model.intercept());
        json.name("coefficients").beginObject();
        for (Coefficient coefficient : model.coefficients()) {
            JsonNumbers.write(json, coefficient.name(), coefficient.value());
        }
        json.endObject();
        json.name("standardErrors").beginObject();
        for (var error : model.quality().standardErrors().entrySet()) {
            JsonNumbers.write(json, error.getKey(), error.getValue());
        }
        json.endObject();
    }
}
