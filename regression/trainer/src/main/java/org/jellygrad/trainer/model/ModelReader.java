package org.jellygrad.trainer.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jellygrad.trainer.inference.Inference;
import org.jellygrad.trainer.term.Category;
import org.jellygrad.trainer.term.FormulaException;
import org.jellygrad.trainer.term.Term;
import org.jellygrad.trainer.term.Variable;
import org.jspecify.annotations.Nullable;

/** Builds a model of parsed JSON, checking that each part is there and of its kind. */
final class ModelReader {
    private final String source;

    /** @param source what the text is called in messages */
    ModelReader(String source) {
        this.source = source;
    }

    Model read(JsonElement json) {
        if (!json.isJsonObject() || !isText(json.getAsJsonObject().get("format"), ModelJson.FORMAT)) {
            throw new UnusableModelException(
                    source + " is not a model.",
                    "Its \"format\" should be \"" + ModelJson.FORMAT
                            + "\": a model is what `train` writes with --save.",
                    null);
        }
        JsonObject object = json.getAsJsonObject();
        long version = whole(object, "version");
        if (version > ModelJson.VERSION) {
            throw new UnusableModelException(
                    source + " is a model of format version " + version + "; this Jellygrad reads up to "
                            + ModelJson.VERSION + ".",
                    "It was saved by a newer Jellygrad; use that one, or train and save the model again with this one.",
                    null);
        }
        List<Category> categories = categories(object);
        return new Model(
                text(object, "target"),
                coefficients(object, categories),
                categories,
                number(object, "intercept"),
                number(object, "valueAtCentre"),
                element(object, "inference").isJsonNull() ? null : inference(object(object, "inference"), object),
                new Quality(
                        number(object, "loss"),
                        number(object, "bestConstantLoss"),
                        number(object, "r2"),
                        number(object, "rmse"),
                        number(object, "residualStandardError"),
                        numbers(object, "standardErrors"),
                        object.has("validation") ? validation(object(object, "validation")) : null),
                provenance(object(object, "provenance")));
    }

    private Quality.Validation validation(JsonObject object) {
        return new Quality.Validation(whole(object, "rows"), number(object, "loss"));
    }

    private List<Category> categories(JsonObject object) {
        if (!object.has("categories")) {
            return List.of();
        }
        List<Category> categories = new ArrayList<>();
        object(object, "categories").entrySet().forEach(entry -> {
            JsonObject category = object(entry.getValue(), "categories");
            JsonElement reference = element(category, "reference");
            try {
                categories.add(new Category(
                        entry.getKey(),
                        category.has("numeric") && bool(category, "numeric"),
                        array(category, "levels").asList().stream()
                                .map(level -> text(level, "levels"))
                                .toList(),
                        reference.isJsonNull() ? null : text(reference, "reference")));
            } catch (NumberFormatException e) {
                throw broken("levels", "has one that is no number");
            }
        });
        return categories;
    }

    private List<Coefficient> coefficients(JsonObject object, List<Category> categories) {
        Map<String, Double> values = numbers(object, "coefficients");
        List<Coefficient> coefficients = new ArrayList<>();
        for (JsonElement element : array(object, "terms")) {
            JsonObject json = object(element, "terms");
            long power = whole(json, "power");
            if (power < 1 || power > Integer.MAX_VALUE) {
                throw broken("power", "is " + power);
            }
            var term = new Term(variable(json, categories), (int) power);
            Double value = values.get(term.name());
            if (value == null) {
                throw broken("coefficients", "lacks '" + term.name() + "'");
            }
            coefficients.add(new Coefficient(
                    term,
                    value,
                    number(json, "centre"),
                    number(json, "centredCoefficient"),
                    number(json, "mean"),
                    number(json, "standardised")));
        }
        if (coefficients.size() != values.size()) {
            throw broken("terms", "has " + coefficients.size() + " entries for " + values.size() + " coefficients");
        }
        return coefficients;
    }

    private Variable variable(JsonObject json, List<Category> categories) {
        if (json.has("product")) {
            List<Variable> factors = array(json, "product").asList().stream()
                    .map(factor -> variable(object(factor, "product"), categories))
                    .toList();
            if (factors.size() < 2) {
                throw broken("product", "has " + factors.size() + " of two factors or more");
            }
            return new Variable.Product(factors);
        }
        if (json.has("expression")) {
            String expression = text(json, "expression");
            try {
                return Variable.Expression.parse(expression);
            } catch (FormulaException e) {
                throw broken("expression", "is " + expression);
            }
        }
        String column = text(json, "column");
        return json.has("level") ? level(column, text(json, "level"), categories) : new Variable.Column(column);
    }

    private Variable level(String column, String level, List<Category> categories) {
        int index = categories.stream()
                .filter(category -> category.column().equals(column))
                .mapToInt(category -> category.levels().indexOf(level))
                .findFirst()
                .orElse(-1);
        if (index < 0) {
            throw broken("categories", "lacks the level '" + level + "' of '" + column + "'");
        }
        return new Variable.Level(column, level, index);
    }

    private Inference inference(JsonObject json, JsonObject model) {
        List<Inference.CoefficientTest> tests = new ArrayList<>();
        for (Map.Entry<String, JsonElement> entry : object(json, "tests").entrySet()) {
            JsonObject test = object(entry.getValue(), "tests");
            tests.add(new Inference.CoefficientTest(
                    entry.getKey(),
                    number(test, "estimate"),
                    number(test, "standardError"),
                    number(test, "t"),
                    number(test, "p"),
                    number(test, "vif")));
        }
        double[] residuals = row(element(json, "residuals"), "residuals", 5);
        JsonObject f = object(json, "f");
        double[][] basis = array(json, "basis").asList().stream()
                .map(row -> row(row, "basis", tests.size()))
                .toArray(double[][]::new);
        return new Inference(
                tests,
                new Inference.Quantiles(residuals[0], residuals[1], residuals[2], residuals[3], residuals[4]),
                array(json, "eachResidual").asList().stream()
                        .map(residual -> number(residual, "eachResidual"))
                        .toList(),
                bool(json, "perfect"),
                number(model, "residualStandardError"),
                whole(json, "degreesOfFreedom"),
                number(model, "r2"),
                number(json, "adjustedR2"),
                new Inference.FTest(
                        number(f, "statistic"), whole(f, "numerator"), whole(f, "denominator"), number(f, "p")),
                number(json, "logLikelihood"),
                basis);
    }

    private double[] row(JsonElement element, String name, int length) {
        if (!element.isJsonArray() || element.getAsJsonArray().size() != length) {
            throw broken(name, "is not a list of " + length + " numbers");
        }
        return element.getAsJsonArray().asList().stream()
                .mapToDouble(number -> number(number, name))
                .toArray();
    }

    private JsonArray array(JsonObject parent, String name) {
        JsonElement element = element(parent, name);
        if (!element.isJsonArray()) {
            throw broken(name, "is not a list");
        }
        return element.getAsJsonArray();
    }

    private JsonObject object(JsonElement element, String name) {
        if (!element.isJsonObject()) {
            throw broken(name, "holds something else than objects");
        }
        return element.getAsJsonObject();
    }

    private Provenance provenance(JsonObject object) {
        return new Provenance(
                text(object, "data"),
                text(object, "dataHash"),
                whole(object, "rows"),
                whole(object, "rowsDropped"),
                whole(object, "rowsWithoutWeight"),
                texts(object, "settings"),
                whole(object, "seed"),
                text(object, "outcome"),
                text(object, "why"),
                epochs(object),
                texts(object, "versions"));
    }

    private int epochs(JsonObject object) {
        long epochs = whole(object, "epochs");
        if (epochs < 0 || epochs > Integer.MAX_VALUE) {
            throw broken("epochs", "is " + epochs);
        }
        return (int) epochs;
    }

    private Map<String, Double> numbers(JsonObject parent, String name) {
        return map(parent, name, element -> number(element, name));
    }

    private Map<String, String> texts(JsonObject parent, String name) {
        return map(parent, name, element -> text(element, name));
    }

    private <T> Map<String, T> map(JsonObject parent, String name, Function<JsonElement, T> value) {
        Map<String, T> map = new LinkedHashMap<>();
        object(parent, name).entrySet().forEach(entry -> map.put(entry.getKey(), value.apply(entry.getValue())));
        return map;
    }

    private JsonObject object(JsonObject parent, String name) {
        JsonElement element = element(parent, name);
        if (!element.isJsonObject()) {
            throw broken(name, "is not an object");
        }
        return element.getAsJsonObject();
    }

    private double number(JsonObject parent, String name) {
        return number(element(parent, name), name);
    }

    private double number(JsonElement element, String name) {
        if (element.isJsonNull()) {
            return Double.NaN;
        }
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isNumber()) {
            throw broken(name, "is not a number");
        }
        return Double.parseDouble(element.getAsString()); // Gson's own refuses 1e999
    }

    private long whole(JsonObject parent, String name) {
        JsonElement element = element(parent, name);
        try {
            if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber()) {
                return Long.parseLong(element.getAsString());
            }
        } catch (NumberFormatException e) {
            // falls through to the same message
        }
        throw broken(name, "is not a whole number");
    }

    private boolean bool(JsonObject parent, String name) {
        JsonElement element = element(parent, name);
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isBoolean()) {
            throw broken(name, "is neither true nor false");
        }
        return element.getAsBoolean();
    }

    private String text(JsonObject parent, String name) {
        return text(element(parent, name), name);
    }

    private String text(JsonElement element, String name) {
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
            throw broken(name, "is not a text");
        }
        return element.getAsString();
    }

    private JsonElement element(JsonObject parent, String name) {
        JsonElement element = parent.get(name);
        if (element == null) {
            throw broken(name, "is missing");
        }
        return element;
    }

    private static boolean isText(@Nullable JsonElement element, String text) {
        return element != null
                && element.isJsonPrimitive()
                && element.getAsJsonPrimitive().isString()
                && element.getAsString().equals(text);
    }

    private UnusableModelException broken(String name, String what) {
        return new UnusableModelException(
                source + " is a damaged model: \"" + name + "\" " + what + ".",
                "It was changed since it was saved; train and save the model again.",
                null);
    }
}
