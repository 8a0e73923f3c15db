package org.jellygrad.cli.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.jellygrad.trainer.outcome.CrossValidation;
import org.jspecify.annotations.Nullable;

/** A cross-validation as a part of a fit's JSON. */
final class FoldJson {
    private final JsonWriter json;

    private FoldJson(JsonWriter json) {
        this.json = json;
    }

    static void write(@Nullable CrossValidation validation, JsonWriter json) throws IOException {
        json.name("crossValidation");
        if (validation == null) {
            json.nullValue();
        } else {
            new FoldJson(json).write(validation);
        }
    }

    private void write(CrossValidation validation) throws IOException {
        json.beginObject();
        json.name("folds").beginArray();
        for (CrossValidation.Fold fold : validation.folds()) {
            json.beginObject();
            json.name("rows").value(fold.predicted());
            json.name("rowsTrained").value(fold.trained());
            json.name("rowsUndetermined").value(fold.undetermined());
            scores(fold.scores());
            json.name("outcome").value(fold.outcome().name());
            json.endObject();
        }
        json.endArray();
        part("pooled", validation.pooled());
        part("mean", validation.mean());
        part("standardDeviation", validation.deviation());
        json.endObject();
    }

    private void part(String name, CrossValidation.Scores scores) throws IOException {
        json.name(name).beginObject();
        scores(scores);
        json.endObject();
    }

    private void scores(CrossValidation.Scores scores) throws IOException {
        JsonNumbers.write(json, "r2", scores.r2());
        JsonNumbers.write(json, "rmse", scores.rmse());
        JsonNumbers.write(json, "mae", scores.mae());
    }
}
