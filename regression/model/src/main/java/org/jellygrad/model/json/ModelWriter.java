package org.jellygrad.model.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import org.jellygrad.model.Coefficient;
import org.jellygrad.model.Model;
import org.jellygrad.model.Provenance;
import org.jellygrad.model.Quality;
import org.jellygrad.model.formula.Category;
import org.jellygrad.model.formula.Variable;
import org.jellygrad.model.inference.Inference;

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
        if (!model.categories().isEmpty()) {
            json.name("categories").beginObject();
            for (Category category : model.categories()) {
                category(category);
            }
            json.endObject();
        }
        json.name("terms").beginArray();
        for (Coefficient coefficient : model.coefficients()) {
            term(coefficient);
        }
        json.endArray();
        number("valueAtCentre", model.valueAtCentre());
        quality(model.quality());
        json.name("inference");
        if (model.inference() == null) {
            json.nullValue();
        } else {
            inference(model.inference());
        }
        json.name("provenance");
        provenance(model.provenance());
        json.endObject();
    }

    private void term(Coefficient coefficient) throws IOException {
        json.beginObject();
        variable(coefficient.term().variable());
        json.name("power").value(coefficient.term().power());
        number("centre", coefficient.centre());
        number("centredCoefficient", coefficient.centredValue());
        number("mean", coefficient.mean());
        number("standardised", coefficient.standardised());
        json.endObject();
    }

    private void category(Category category) throws IOException {
        json.name(category.column()).beginObject();
        if (category.numeric()) {
            json.name("numeric").value(true);
        }
        json.name("levels").beginArray();
        for (String level : category.levels()) {
            json.value(level);
        }
        json.endArray();
        json.name("reference").value(category.reference());
        json.endObject();
    }

    /** Its names and values within an object. */
    private void variable(Variable variable) throws IOException {
        if (variable instanceof Variable.Column column) {
            json.name("column").value(column.name());
        } else if (variable instanceof Variable.Level level) {
            json.name("column").value(level.column());
            json.name("level").value(level.level());
        } else if (variable instanceof Variable.Transformation transformation) {
            json.name("expression").value(transformation.name());
        } else if (variable instanceof Variable.Product product) {
            json.name("product").beginArray();
            for (Variable factor : product.factors()) {
                json.beginObject();
                variable(factor);
                json.endObject();
            }
            json.endArray();
        }
    }

    private void inference(Inference inference) throws IOException {
        json.beginObject();
        json.name("degreesOfFreedom").value(inference.degreesOfFreedom());
        numbers(
                "residuals",
                inference.residuals().min(),
                inference.residuals().first(),
                inference.residuals().median(),
                inference.residuals().third(),
                inference.residuals().max());
        numbers(
                "eachResidual",
                inference.eachResidual().stream()
                        .mapToDouble(residual -> residual)
                        .toArray());
        json.name("perfect").value(inference.perfect());
        number("adjustedR2", inference.adjustedR2());
        number("logLikelihood", inference.logLikelihood());
        Inference.FTest f = inference.f();
        json.name("f").beginObject();
        number("statistic", f.statistic());
        json.name("numerator").value(f.numerator());
        json.name("denominator").value(f.denominator());
        number("p", f.p());
        json.endObject();
        json.name("tests").beginObject();
        for (Inference.CoefficientTest test : inference.coefficients()) {
            json.name(test.name()).beginObject();
            number("estimate", test.estimate());
            number("standardError", test.standardError());
            number("t", test.t());
            number("p", test.p());
            number("vif", test.vif());
            json.endObject();
        }
        json.endObject();
        json.name("basis").beginArray();
        for (double[] row : inference.basis()) {
            numbers(row);
        }
        json.endArray();
        json.endObject();
    }

    private void numbers(String name, double... values) throws IOException {
        json.name(name);
        numbers(values);
    }

    private void numbers(double... values) throws IOException {
        json.beginArray();
        for (double value : values) {
            number(value);
        }
        json.endArray();
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
        Quality.Validation validation = quality.validation();
        if (validation != null) {
            json.name("validation").beginObject();
            json.name("rows").value(validation.rows());
            number("loss", validation.loss());
            json.endObject();
        }
    }

    private void provenance(Provenance provenance) throws IOException {
        json.beginObject();
        json.name("data").value(provenance.data());
        json.name("dataHash").value(provenance.dataHash());
        json.name("rows").value(provenance.rows());
        json.name("rowsDropped").value(provenance.rowsDropped());
        json.name("rowsWithoutWeight").value(provenance.rowsWithoutWeight());
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
        number(value);
    }

    private void number(double value) throws IOException {
        if (Double.isNaN(value)) {
            json.nullValue();
        } else if (Double.isInfinite(value)) {
            json.jsonValue(value > 0 ? "1e999" : "-1e999");
        } else {
            json.value(value);
        }
    }
}
