package org.jellygrad.cli.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.jellygrad.cli.problem.OptionNames;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.model.Coefficient;
import org.jellygrad.model.Model;
import org.jellygrad.model.Provenance;
import org.jellygrad.model.Quality;
import org.jellygrad.model.formula.Category;
import org.jellygrad.model.inference.Inference;
import org.jellygrad.model.inference.Inference.CoefficientTest;
import org.jellygrad.model.inference.Inference.Interval;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.outcome.CrossValidation;
import org.jellygrad.trainer.outcome.Diagnostics;
import org.jellygrad.trainer.outcome.RidgeSearch;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.StandardErrors;
import org.jellygrad.trainer.summary.InferenceGap;
import org.jspecify.annotations.Nullable;

/** A fit as one JSON object: numbers in full precision, {@code null} for what is not a finite number. */
public final class FitJson {
    private final JsonWriter json;

    private final double level;

    private FitJson(JsonWriter json, double level) {
        this.json = json;
        this.level = level;
    }

    /**
     * Prints it.
     *
     * @param data the rows that were read; null if none were
     * @param sums of the rows that were trained on; null if they were trained on themselves
     * @param level confidence of the coefficients' intervals
     * @param search for the l2 penalty; null if there was none
     * @param validation null if there was none
     */
    public static void print(
            Fit fit,
            @Nullable Dataset data,
            @Nullable SummaryUpdate sums,
            double level,
            @Nullable RidgeSearch search,
            @Nullable CrossValidation validation,
            PrintWriter out) {
        try {
            var json = new JsonWriter(out);
            json.setIndent("  ");
            new FitJson(json, level).fit(fit, data, sums, search, validation);
            json.flush();
            out.println();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a PrintWriter never throws it
        }
    }

    private void fit(
            Fit fit,
            @Nullable Dataset data,
            @Nullable SummaryUpdate sums,
            @Nullable RidgeSearch search,
            @Nullable CrossValidation validation)
            throws IOException {
        Model model = fit.model();
        Quality quality = model.quality();
        Provenance provenance = model.provenance();
        Diagnostics diagnostics = fit.diagnostics();
        json.beginObject();
        json.name("rows").value(provenance.rows());
        json.name("rowsDropped").value(provenance.rowsDropped());
        CoefficientsJson.write(json, model);
        JsonNumbers.write(json, "residualStandardError", quality.residualStandardError());
        JsonNumbers.write(json, "r2", quality.r2());
        JsonNumbers.write(json, "rmse", quality.rmse());
        JsonNumbers.write(json, "loss", quality.loss());
        json.name("epochs").value(fit.epochs());
        json.name("outcome").value(fit.outcome().name());
        JsonNumbers.write(json, "learningRate", diagnostics.learningRate());
        JsonNumbers.write(json, "stableLearningRate", diagnostics.stableLearningRate());
        JsonNumbers.write(json, "conditionNumber", diagnostics.conditionNumber());
        json.name("scale").value(Scaling.choices().text(diagnostics.scaling()));
        JsonNumbers.write(json, "distanceToOptimum", diagnostics.distanceToOptimum());
        json.name("seed").value(provenance.seed());
        json.name("warnings").beginArray();
        for (String warning : diagnostics.warnings()) {
            json.value(OptionNames.in(warning));
        }
        json.endArray();
        json.name("why").value(OptionNames.in(fit.outcome().why()));
        json.name("rowsWithoutWeight").value(provenance.rowsWithoutWeight());
        json.name("target").value(model.target());
        JsonNumbers.write(json, "bestConstantLoss", quality.bestConstantLoss());
        json.name("validation");
        if (quality.validation() == null) {
            json.nullValue();
        } else {
            json.beginObject();
            json.name("rows").value(quality.validation().rows());
            JsonNumbers.write(json, "loss", quality.validation().loss());
            json.endObject();
        }
        json.name("standardised").beginObject();
        for (Coefficient coefficient : model.coefficients()) {
            JsonNumbers.write(json, coefficient.name(), coefficient.standardised());
        }
        json.endObject();
        json.name("referenceLevels").beginObject();
        for (Category category : model.categories()) {
            json.name(category.column()).value(category.reference());
        }
        json.endObject();
        json.name("inference");
        if (model.inference() == null) {
            json.nullValue();
        } else {
            inference(model, model.inference());
        }
        json.name("noInferenceBecause")
                .value(InferenceGap.of(model).map(InferenceGap::why).orElse(null));
        DescentJson.write(fit, json);
        RidgeJson.write(search, json);
        FoldJson.write(validation, json);
        if (data != null) {
            ReadingText.write(json, data);
        }
        if (sums != null) {
            sums.write(json);
        }
        json.endObject();
    }

    private void inference(Model model, Inference inference) throws IOException {
        json.beginObject();
        json.name("degreesOfFreedom").value(inference.degreesOfFreedom());
        JsonNumbers.write(json, "adjustedR2", inference.adjustedR2());
        json.name("f").beginObject();
        JsonNumbers.write(json, "statistic", inference.f().statistic());
        json.name("numerator").value(inference.f().numerator());
        json.name("denominator").value(inference.f().denominator());
        JsonNumbers.write(json, "p", inference.f().p());
        json.endObject();
        JsonNumbers.write(json, "logLikelihood", inference.logLikelihood());
        JsonNumbers.write(json, "aic", inference.aic());
        JsonNumbers.write(json, "bic", inference.bic());
        json.name("perfect").value(inference.perfect());
        json.name("residuals").beginObject();
        JsonNumbers.write(json, "min", inference.residuals().min());
        JsonNumbers.write(json, "firstQuartile", inference.residuals().first());
        JsonNumbers.write(json, "median", inference.residuals().median());
        JsonNumbers.write(json, "thirdQuartile", inference.residuals().third());
        JsonNumbers.write(json, "max", inference.residuals().max());
        json.endObject();
        json.name("standardErrors").value(StandardErrors.choices().text(StandardErrors.of(model)));
        json.name("confidence").value(level);
        json.name("coefficients").beginObject();
        for (CoefficientTest test : inference.coefficients()) {
            Interval interval = inference.confidence(test, level);
            json.name(test.name()).beginObject();
            JsonNumbers.write(json, "estimate", test.estimate());
            JsonNumbers.write(json, "standardError", test.standardError());
            JsonNumbers.write(json, "t", test.t());
            JsonNumbers.write(json, "p", test.p());
            JsonNumbers.write(json, "low", interval.low());
            JsonNumbers.write(json, "high", interval.high());
            JsonNumbers.write(json, "vif", test.vif());
            json.endObject();
        }
        json.endObject();
        json.endObject();
    }
}
