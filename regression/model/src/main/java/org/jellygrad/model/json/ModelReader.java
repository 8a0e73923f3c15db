package org.jellygrad.model.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jellygrad.model.Coefficient;
import org.jellygrad.model.Model;
import org.jellygrad.model.Provenance;
import org.jellygrad.model.Quality;
import org.jellygrad.model.UnusableModelException;
import org.jellygrad.model.formula.Category;
import org.jellygrad.model.formula.FormulaException;
import org.jellygrad.model.formula.Term;
import org.jellygrad.model.formula.Variable;
import org.jellygrad.model.inference.Inference;
import org.jspecify.annotations.Nullable;

/** Builds a model of parsed JSON, checking that each part is there and of its kind. */
final class ModelReader {
    /** No polynomial that can be trained has a higher one. */
    private static final int HIGHEST_POWER = 1000;

    private final String source;
    private final ModelFields fields;

    /** @param source what the text is called in messages */
    ModelReader(String source) {
        this.source = source;
        this.fields = new ModelFields(source);
    }

    Model read(JsonElement json) {
        if (!json.isJsonObject() || !isText(json.getAsJsonObject().get("format"), ModelJson.FORMAT)) {
            throw new UnusableModelException(
                    source + " is not a model.",
                    "Its \"format\" should be \"" + ModelJson.FORMAT
                            + "\": a model is what training writes with `ModelJson.save`.",
                    null);
        }
        JsonObject object = json.getAsJsonObject();
        long version = fields.whole(object, "version");
        if (version > ModelJson.VERSION) {
            throw new UnusableModelException(
                    source + " is a model of format version " + version + "; this Jellygrad reads up to "
                            + ModelJson.VERSION + ".",
                    "It was saved by a newer Jellygrad; use that one, or train and save the model again with this one.",
                    null);
        }
        List<Category> categories = categories(object);
        return new Model(
                fields.text(object, "target"),
                coefficients(object, categories),
                categories,
                fields.number(object, "intercept"),
                fields.number(object, "valueAtCentre"),
                fields.element(object, "inference").isJsonNull()
                        ? null
                        : inference(fields.object(object, "inference"), object),
                new Quality(
                        fields.number(object, "loss"),
                        fields.number(object, "bestConstantLoss"),
                        fields.number(object, "r2"),
                        fields.number(object, "rmse"),
                        fields.number(object, "residualStandardError"),
                        fields.numbers(object, "standardErrors"),
                        object.has("validation") ? validation(fields.object(object, "validation")) : null),
                provenance(fields.object(object, "provenance")));
    }

    private Quality.Validation validation(JsonObject object) {
        return new Quality.Validation(fields.whole(object, "rows"), fields.number(object, "loss"));
    }

    private List<Category> categories(JsonObject object) {
        if (!object.has("categories")) {
            return List.of();
        }
        List<Category> categories = new ArrayList<>();
        fields.object(object, "categories").entrySet().forEach(entry -> {
            JsonObject category = fields.object(entry.getValue(), "categories");
            JsonElement reference = fields.element(category, "reference");
            try {
                categories.add(new Category(
                        entry.getKey(),
                        category.has("numeric") && fields.bool(category, "numeric"),
                        fields.array(category, "levels").asList().stream()
                                .map(level -> fields.text(level, "levels"))
                                .toList(),
                        reference.isJsonNull() ? null : fields.text(reference, "reference")));
            } catch (NumberFormatException e) {
                throw fields.broken("levels", "has one that is no number");
            }
        });
        return categories;
    }

    private List<Coefficient> coefficients(JsonObject object, List<Category> categories) {
        Map<String, Double> values = fields.numbers(object, "coefficients");
        List<Coefficient> coefficients = new ArrayList<>();
        for (JsonElement element : fields.array(object, "terms")) {
            JsonObject json = fields.object(element, "terms");
            long power = fields.whole(json, "power");
            if (power < 1 || power > HIGHEST_POWER) {
                throw fields.broken("power", "is " + power + ", and a power is from 1 to " + HIGHEST_POWER);
            }
            var term = new Term(variable(json, categories), (int) power);
            Double value = values.get(term.name());
            if (value == null) {
                throw fields.broken("coefficients", "lacks '" + term.name() + "'");
            }
            coefficients.add(new Coefficient(
                    term,
                    value,
                    fields.number(json, "centre"),
                    fields.number(json, "centredCoefficient"),
                    fields.number(json, "mean"),
                    fields.number(json, "standardised")));
        }
        if (coefficients.size() != values.size()) {
            throw fields.broken(
                    "terms", "has " + coefficients.size() + " entries for " + values.size() + " coefficients");
        }
        return coefficients;
    }

    private Variable variable(JsonObject json, List<Category> categories) {
        if (json.has("product")) {
            List<Variable> factors = fields.array(json, "product").asList().stream()
                    .map(factor -> variable(fields.object(factor, "product"), categories))
                    .toList();
            if (factors.size() < 2) {
                throw fields.broken("product", "has " + factors.size() + " of two factors or more");
            }
            return new Variable.Product(factors);
        }
        if (json.has("expression")) {
            String expression = fields.text(json, "expression");
            try {
                return Variable.Transformation.parse(expression);
            } catch (FormulaException e) {
                throw fields.broken("expression", "is " + expression);
            }
        }
        String column = fields.text(json, "column");
        return json.has("level") ? level(column, fields.text(json, "level"), categories) : new Variable.Column(column);
    }

    private Variable level(String column, String level, List<Category> categories) {
        int index = categories.stream()
                .filter(category -> category.column().equals(column))
                .mapToInt(category -> category.levels().indexOf(level))
                .findFirst()
                .orElse(-1);
        if (index < 0) {
            throw fields.broken("categories", "lacks the level '" + level + "' of '" + column + "'");
        }
        return new Variable.Level(column, level, index);
    }

    private Inference inference(JsonObject json, JsonObject model) {
        List<Inference.CoefficientTest> tests = new ArrayList<>();
        for (Map.Entry<String, JsonElement> entry : fields.object(json, "tests").entrySet()) {
            JsonObject test = fields.object(entry.getValue(), "tests");
            tests.add(new Inference.CoefficientTest(
                    entry.getKey(),
                    fields.number(test, "estimate"),
                    fields.number(test, "standardError"),
                    fields.number(test, "t"),
                    fields.number(test, "p"),
                    fields.number(test, "vif")));
        }
        double[] residuals = fields.row(fields.element(json, "residuals"), "residuals", 5);
        JsonObject f = fields.object(json, "f");
        double[][] basis = fields.array(json, "basis").asList().stream()
                .map(row -> fields.row(row, "basis", tests.size()))
                .toArray(double[][]::new);
        return new Inference(
                tests,
                new Inference.Quantiles(residuals[0], residuals[1], residuals[2], residuals[3], residuals[4]),
                fields.array(json, "eachResidual").asList().stream()
                        .map(residual -> fields.number(residual, "eachResidual"))
                        .toList(),
                fields.bool(json, "perfect"),
                fields.number(model, "residualStandardError"),
                fields.whole(json, "degreesOfFreedom"),
                fields.number(model, "r2"),
                fields.number(json, "adjustedR2"),
                new Inference.FTest(
                        fields.number(f, "statistic"),
                        fields.whole(f, "numerator"),
                        fields.whole(f, "denominator"),
                        fields.number(f, "p")),
                fields.number(json, "logLikelihood"),
                basis);
    }

    private Provenance provenance(JsonObject object) {
        return new Provenance(
                fields.text(object, "data"),
                fields.text(object, "dataHash"),
                fields.whole(object, "rows"),
                fields.whole(object, "rowsDropped"),
                fields.whole(object, "rowsWithoutWeight"),
                fields.texts(object, "settings"),
                fields.whole(object, "seed"),
                fields.text(object, "outcome"),
                fields.text(object, "why"),
                epochs(object),
                fields.texts(object, "versions"));
    }

    private int epochs(JsonObject object) {
        long epochs = fields.whole(object, "epochs");
        if (epochs < 0 || epochs > Integer.MAX_VALUE) {
            throw fields.broken("epochs", "is " + epochs);
        }
        return (int) epochs;
    }

    private static boolean isText(@Nullable JsonElement element, String text) {
        return element != null
                && element.isJsonPrimitive()
                && element.getAsJsonPrimitive().isString()
                && element.getAsString().equals(text);
    }
}
