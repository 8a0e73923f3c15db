package org.jellygrad.cli.comparison;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.jellygrad.cli.report.CoefficientsJson;
import org.jellygrad.cli.report.JsonNumbers;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.model.Model;
import org.jellygrad.model.inference.Inference;
import org.jellygrad.trainer.compare.ComparedModel;
import org.jellygrad.trainer.compare.ModelComparison;
import org.jellygrad.trainer.compare.NestedTest;

/** Models side by side as one JSON object: numbers in full precision, {@code null} for what is not a finite number. */
public final class ModelsJson {
    private final JsonWriter json;

    private ModelsJson(JsonWriter json) {
        this.json = json;
    }

    public static void print(ModelComparison comparison, Dataset data, PrintWriter out) {
        try {
            JsonWriter json = new JsonWriter(out);
            json.setIndent("  ");
            new ModelsJson(json).write(comparison, data);
            json.flush();
            out.println();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a PrintWriter never throws it
        }
    }

    private void write(ModelComparison comparison, Dataset data) throws IOException {
        json.beginObject();
        json.name("data").value(data.card().name());
        json.name("target").value(comparison.target());
        json.name("rows").value(comparison.rows());
        json.name("rowsDropped").value(comparison.rowsDropped());
        json.name("models").beginArray();
        for (ComparedModel model : comparison.models()) {
            json.beginObject();
            model(model);
            json.endObject();
        }
        json.endArray();
        json.name("tests").beginArray();
        for (NestedTest test : comparison.tests()) {
            json.beginObject();
            json.name("smaller").value(test.smaller());
            json.name("larger").value(test.larger());
            JsonNumbers.write(json, "f", test.test().statistic());
            json.name("numerator").value(test.test().numerator());
            json.name("denominator").value(test.test().denominator());
            JsonNumbers.write(json, "p", test.test().p());
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    private void model(ComparedModel compared) throws IOException {
        Model model = compared.model();
        json.name("formula").value(compared.formula().toString());
        json.name("outcome").value(compared.outcome().name());
        json.name("why").value(compared.outcome().why());
        CoefficientsJson.write(json, model);
        JsonNumbers.write(json, "r2", model.quality().r2());
        JsonNumbers.write(json, "rmse", model.quality().rmse());
        JsonNumbers.write(json, "residualStandardError", model.quality().residualStandardError());
        Inference inference = compared.inference();
        JsonNumbers.write(json, "adjustedR2", inference == null ? Double.NaN : inference.adjustedR2());
        JsonNumbers.write(json, "aic", inference == null ? Double.NaN : inference.aic());
        JsonNumbers.write(json, "bic", inference == null ? Double.NaN : inference.bic());
        json.name("degreesOfFreedom");
        if (inference == null) {
            json.nullValue();
        } else {
            json.value(inference.degreesOfFreedom());
        }
    }
}
