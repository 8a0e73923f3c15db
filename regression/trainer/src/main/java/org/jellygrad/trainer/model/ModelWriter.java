package org.jellygrad.trainer.model;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/** A model's JSON, in the order a reader looks for things: what it predicts, how, how well, and where it comes from. */
final class ModelWriter {
    private final JsonWriter json;

    private ModelWriter(JsonWriter json) {
        this.json = json;
    }

    static void write(Model model, Writer writer) throws IOException {
        var json = new JsonWriter(writer);
        json.setIndent("  ");
        new ModelWriter(json).model(model);
        json.flush();
    }

    private void model(Model model) throws IOException {
        json.beginObject();
        json.name("format").value(ModelJson.FORMAT);
        json.name("version").value(ModelJson.VERSION);
        json.name("target").value(model.target());
        number("intercept", model.intercept());
        json.name("coefficients").beginObject();
        for (Coefficient coefficient : model.coefficients()) {
            number(coefficient.name(), coefficient.value());
        }
        json.endObject();
        json.name("centres").beginObject();
        for (Coefficient coefficient : model.coefficients()) {
            number(coefficient.name(), coefficient.centre());
        }
        json.endObject();
        number("valueAtCentre", model.valueAtCentre());
        quality(model.quality());
        json.name("provenance");
        provenance(model.provenance());
        json.endObject();
    }

    private void quality(Quality quality) throws IOException {
        json.name("standardErrors").beginObject();
        for (Map.Entry<String, Double> error : quality.standardErrors().entrySet()) {
            number(error.getKey(), error.getValue());
        }
        json.endObject();
        number("residualStandardError", quality.residualStandardError());
        number("r2", quality.r2());
        number("rmse", quality.rmse());
        number("loss", quality.loss());
        number("bestConstantLoss", quality.bestConstantLoss());
    }

    private void provenance(Provenance provenance) throws IOException {
        json.beginObject();
        json.name("data").value(provenance.data());
        json.name("dataHash").value(provenance.dataHash());
        json.name("rows").value(provenance.rows());
        json.name("rowsDropped").value(provenance.rowsDropped());
        texts("settings", provenance.settings());
        json.name("seed").value(provenance.seed());
        json.name("outcome").value(provenance.outcome());
        json.name("why").value(provenance.why());
        json.name("epochs").value(provenance.epochs());
        texts("versions", provenance.versions());
        json.endObject();
    }

    private void texts(String name, Map<String, String> texts) throws IOException {
        json.name(name).beginObject();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            json.name(text.getKey()).value(text.getValue());
        }
        json.endObject();
    }

    private void number(String name, double value) throws IOException {
        json.name(name);
        if (Double.isNaN(value)) {
            json.nullValue();
        } else if (Double.isInfinite(value)) {
            json.jsonValue(value > 0 ? "1e999" : "-1e999");
        } else {
            json.value(value);
        }
    }
}
