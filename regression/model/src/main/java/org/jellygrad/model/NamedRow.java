package org.jellygrad.model;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.datasets.problem.NearestName;
import org.jellygrad.datasets.problem.Quoted;
import org.jellygrad.model.formula.Category;
import org.jspecify.annotations.Nullable;

/** Turns values given by name into the numbers that {@link Model#predict(double...)} takes. */
final class NamedRow {
    private NamedRow() {}

    static double[] of(Model model, Map<String, ?> values) {
        List<String> features = model.features();
        requireKnown(features, values);
        requireNeeded(model.neededFeatures(), values);
        return features.stream()
                .mapToDouble(feature -> number(model, feature, values.get(feature)))
                .toArray();
    }

    private static void requireKnown(List<String> features, Map<String, ?> values) {
        List<String> unknown = values.keySet().stream()
                .filter(name -> !features.contains(name))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            String questions = NearestName.questions(unknown, features);
            throw new InvalidValueException(
                    quoted(unknown) + (unknown.size() == 1 ? " is no feature" : " are no features") + " of the model",
                    (questions.isEmpty() ? "" : questions + "\n") + "Its features are " + Quoted.list(features) + ".");
        }
    }

    private static void requireNeeded(List<String> needed, Map<String, ?> values) {
        List<String> absent =
                needed.stream().filter(feature -> values.get(feature) == null).toList();
        if (!absent.isEmpty()) {
            throw new InvalidValueException(
                    "no value for " + quoted(absent),
                    "A prediction needs a value for each of " + Quoted.list(needed) + ".");
        }
    }

    private static double number(Model model, String feature, @Nullable Object value) {
        Optional<Category> category = model.category(feature);
        if (value == null) {
            return Double.NaN;
        }
        if (category.isPresent()) {
            return category.get().indexOf(value.toString());
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new InvalidValueException(
                "'" + value + "' is no number, and '" + feature + "' is a numeric feature",
                "Give a number, as in Map.of(\"" + feature + "\", 1.5).");
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").collect(joining(", "));
    }
}
