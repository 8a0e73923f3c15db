package org.jellygrad.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.model.formula.CalculatedColumns;
import org.jellygrad.model.formula.Category;
import org.jellygrad.model.inference.Inference;
import org.jspecify.annotations.Nullable;

/**
 * A linear model: named coefficients and an intercept in the user's units. Immutable. Predicting needs no ND4J.
 *
 * @param target name of what is predicted
 * @param coefficients one for each term, in the order given to the trainer
 * @param categories those of {@link #features} whose cells are names, each with its levels and the reference
 * @param intercept the prediction where every feature is 0; NaN for a model without one
 * @param valueAtCentre the prediction where every feature is at its centre; 0 without an intercept
 * @param inference how sure to be of it; null where it would not be true: another loss, a penalty, or a run that ended too far from
 *     the optimum
 * @param quality how well it fits the rows it was trained on
 * @param provenance where it comes from
 */
public record Model(
        String target,
        List<Coefficient> coefficients,
        List<Category> categories,
        double intercept,
        double valueAtCentre,
        @Nullable Inference inference,
        Quality quality,
        Provenance provenance) {
    public Model {
        coefficients = List.copyOf(coefficients);
        categories = List.copyOf(categories);
    }

    /** A model of numeric columns. */
    public Model(
            String target,
            List<Coefficient> coefficients,
            double intercept,
            double valueAtCentre,
            @Nullable Inference inference,
            Quality quality,
            Provenance provenance) {
        this(target, coefficients, List.of(), intercept, valueAtCentre, inference, quality, provenance);
    }

    public boolean hasIntercept() {
        return !Double.isNaN(intercept);
    }

    /** The columns a prediction is made from, in the order {@link #predict} takes them. */
    public List<String> features() {
        return coefficients.stream()
                .flatMap(coefficient -> coefficient.term().variable().columns().stream())
                .distinct()
                .toList();
    }

    /** The columns a prediction cannot do without: those of the terms that take part, in the order of {@link #features}. */
    public List<String> neededFeatures() {
        return coefficients.stream()
                .filter(coefficient -> !coefficient.setAside())
                .flatMap(coefficient -> coefficient.term().variable().columns().stream())
                .distinct()
                .toList();
    }

    /**
     * Data with the columns that this model calculates before it predicts: numbers of dates among its features, and its target, if that
     * is transformed and the data has what it is made of.
     *
     * @throws org.jellygrad.datasets.problem.UnusableDataException if a text is no date, or the target is not defined in some row
     */
    public Dataset calculating(Dataset data) {
        List<String> names = new ArrayList<>(neededFeatures());
        names.add(target);
        return CalculatedColumns.of(data, names);
    }

    /** What is known of a category among {@link #features}; empty for numbers. */
    public Optional<Category> category(String feature) {
        return categories.stream()
                .filter(category -> category.column().equals(feature))
                .findFirst();
    }

    /**
     * The coefficient of a term: of a feature, mostly.
     *
     * @throws IllegalArgumentException if no term has this name
     */
    public double coefficient(String name) {
        return coefficients.stream()
                .filter(coefficient -> coefficient.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(
                        "no term '" + name + "'",
                        "The model's terms are "
                                + String.join(
                                        ", ",
                                        coefficients.stream()
                                                .map(Coefficient::name)
                                                .toList()) + "."))
                .value();
    }

    /**
     * The coefficient of the one feature.
     *
     * @throws IllegalStateException if there is more than one term
     */
    public double slope() {
        if (coefficients.size() != 1) {
            throw new IllegalStateException(Problem.mendedBy(
                            "slope of a model with " + coefficients.size() + " terms",
                            "Only a line has a slope; ask for coefficient(name).")
                    .text());
        }
        return coefficients.get(0).value();
    }

    /**
     * The prediction for one row: the value at the centre plus each term's coefficient times its distance from its centre. This
     * form loses no digits where the features are far from zero, as years are. For many rows a {@link #predictor} is faster.
     *
     * @param features in the order of {@link #features}, of a category the {@linkplain Category#indexOf index} of the level; what is not
     *     among {@link #neededFeatures} may be anything
     * @return NaN where a transformation that takes part is not defined
     * @throws IllegalArgumentException if there is not one number for each feature
     */
    public double predict(double... features) {
        return predictor(features()).predict(features);
    }

    /**
     * The prediction for one row, given by name: {@code predict(Map.of("area", 120, "town", "Graz"))}.
     *
     * @param features a number for each numeric feature, the level for each category; those that are not among {@link #neededFeatures}
     *     may be left out
     * @return NaN where a transformation that takes part is not defined
     * @throws IllegalArgumentException if a needed feature is left out, a name is no feature, or a value is not of its feature's kind
     * @throws org.jellygrad.datasets.problem.UnusableDataException if the model does not know a level
     */
    public double predict(Map<String, ?> features) {
        return predict(NamedRow.of(this, features));
    }

    /**
     * Prepares to predict many rows.
     *
     * @param columns what a row's values are, in any order, among them all of {@link #neededFeatures}
     * @throws IllegalArgumentException if one of those is not among them
     */
    public Predictor predictor(List<String> columns) {
        return new Predictor(this, columns);
    }
}
