package org.jellygrad.cli.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.outcome.Convergence;
import org.jellygrad.trainer.outcome.Diagnostics;
import org.jellygrad.trainer.outcome.Outlook;
import org.jellygrad.trainer.outcome.RateSearch;
import org.jspecify.annotations.Nullable;

/** The part of a fit's JSON that tells of its descent: what was expected, and how it went. */
final class DescentJson {
    private final JsonWriter json;

    private DescentJson(JsonWriter json) {
        this.json = json;
    }

    static void write(Fit fit, JsonWriter json) throws IOException {
        new DescentJson(json).write(fit);
    }

    private void write(Fit fit) throws IOException {
        Diagnostics diagnostics = fit.diagnostics();
        Outlook outlook = diagnostics.outlook();
        JsonNumbers.write(json, "bestLearningRate", outlook.bestLearningRate());
        JsonNumbers.write(json, "largestEigenvalue", outlook.largestEigenvalue());
        JsonNumbers.write(json, "smallestEigenvalue", outlook.smallestEigenvalue());
        json.name("dominantColumn").beginObject();
        json.name("name").value(outlook.dominantColumn().name());
        JsonNumbers.write(json, "meanSquare", outlook.dominantColumn().meanSquare());
        json.endObject();
        optimum(diagnostics.optimum(), fit.path().names());
        JsonNumbers.write(json, "expectedEpochs", outlook.expectedEpochs());
        convergence("expectedConvergence", outlook.convergence());
        convergence("convergence", diagnostics.convergence());
        json.name("pathEvery").value(fit.path().every());
        rateSearch(outlook.rateSearch());
    }

    private void optimum(Diagnostics.@Nullable Optimum optimum, List<String> names) throws IOException {
        json.name("optimum");
        if (optimum == null) {
            json.nullValue();
            return;
        }
        json.beginObject();
        JsonNumbers.write(json, "loss", optimum.loss());
        json.name("several").value(optimum.several());
        json.name("parameters").beginObject();
        for (int j = 0; j < names.size(); j++) {
            JsonNumbers.write(json, names.get(j), optimum.parameters()[j]);
        }
        json.endObject();
        json.endObject();
    }

    private void rateSearch(@Nullable RateSearch search) throws IOException {
        json.name("rateSearch");
        if (search == null) {
            json.nullValue();
            return;
        }
        json.beginObject();
        json.name("epochs").value(search.epochs());
        JsonNumbers.write(json, "startObjective", search.start());
        json.name("trials").beginArray();
        for (RateSearch.Trial trial : search.trials()) {
            json.beginObject();
            JsonNumbers.write(json, "learningRate", trial.rate());
            JsonNumbers.write(json, "objective", trial.value());
            json.name("epochs").value(trial.epochs());
            json.name("diverged").value(trial.diverged());
            json.endObject();
        }
        json.endArray();
        JsonNumbers.write(json, "best", search.best());
        json.endObject();
    }

    private void convergence(String name, Convergence convergence) throws IOException {
        json.name(name).beginObject();
        json.name("pattern").value(convergence.pattern().toString());
        JsonNumbers.write(json, "factor", convergence.factor());
        json.endObject();
    }
}
