package org.jellygrad.cli;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.jellygrad.trainer.Convergence;
import org.jellygrad.trainer.Diagnostics;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Outlook;
import org.jellygrad.trainer.RateSearch;
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
        number("bestLearningRate", outlook.bestLearningRate());
        number("largestEigenvalue", outlook.largestEigenvalue());
        number("smallestEigenvalue", outlook.smallestEigenvalue());
        json.name("dominantColumn").beginObject();
        json.name("name").value(outlook.dominantColumn().name());
        number("meanSquare", outlook.dominantColumn().meanSquare());
        json.endObject();
        number("expectedEpochs", outlook.expectedEpochs());
        convergence("expectedConvergence", outlook.convergence());
        convergence("convergence", diagnostics.convergence());
        json.name("pathEvery").value(fit.path().every());
        rateSearch(outlook.rateSearch());
    }

    private void rateSearch(@Nullable RateSearch search) throws IOException {
        json.name("rateSearch");
        if (search == null) {
            json.nullValue();
            return;
        }
        json.beginObject();
        json.name("epochs").value(search.epochs());
        number("startObjective", search.start());
        json.name("trials").beginArray();
        for (RateSearch.Trial trial : search.trials()) {
            json.beginObject();
            number("learningRate", trial.rate());
            number("objective", trial.value());
            json.name("epochs").value(trial.epochs());
            json.name("diverged").value(trial.diverged());
            json.endObject();
        }
        json.endArray();
        number("best", search.best());
        json.endObject();
    }

    private void convergence(String name, Convergence convergence) throws IOException {
        json.name(name).beginObject();
        json.name("pattern").value(convergence.pattern().toString());
        number("factor", convergence.factor());
        json.endObject();
    }

    private void number(String name, double value) throws IOException {
        json.name(name);
        if (Double.isFinite(value)) {
            json.value(value);
        } else {
            json.nullValue();
        }
    }
}
