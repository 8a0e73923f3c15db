package org.jellygrad.trainer.model;

import java.util.List;

/**
 * A linear model: named coefficients and an intercept in the user's units. Immutable. Predicting needs no ND4J.
 *
 * @param target name of what is predicted
 * @param coefficients one for each feature, in the order given to the trainer
 * @param intercept the prediction where every feature is 0; NaN for a model without one
 * @param valueAtCentre the prediction where every feature is at its centre; 0 without an intercept
 * @param quality how well it fits the rows it was trained on
 * @param provenance where it comes from
 */
public record Model(
        String target,
        List<Coefficient> coefficients,
        double intercept,
        double valueAtCentre,
        Quality quality,
        Provenance provenance) {
    public Model {
        coefficients = List.copyOf(coefficients);
    }

    public boolean hasIntercept() {
        return !Double.isNaN(intercept);
    }

    /** Names of the features, in the order {@link #predict} takes them. */
    public List<String> features() {
        return coefficients.stream().map(Coefficient::name).toList();
    }

    /**
     * The coefficient of a feature.
     *
     * @throws IllegalArgumentException if no feature has this name
     */
    public double coefficient(String name) {
        return coefficients.stream()
                .filter(coefficient -> coefficient.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no feature '" + name + "'\n\nThe model's features are " + String.join(", ", features()) + "."))
                .value();
    }

    /**
     * The coefficient of the one feature.
     *
     * @throws IllegalStateException if there is more than one feature
     */
    public double slope() {
        if (coefficients.size() != 1) {
            throw new IllegalStateException("slope of a model with " + coefficients.size()
                    + " features\n\nOnly a line has a slope; ask for coefficient(name).");
        }
        return coefficients.get(0).value();
    }

    /**
     * The prediction for one row: the value at the centre plus each coefficient times the feature's distance from its centre.
     * This form loses no digits where the features are far from zero, as years are.
     *
     * @param features in the order of {@link #features}
     */
    public double predict(double... features) {
        if (features.length != coefficients.size()) {
            throw new IllegalArgumentException("predict got " + features.length + " numbers for " + coefficients.size()
                    + " features\n\nGive one number for each of " + String.join(", ", features()) + ".");
        }
        double sum = valueAtCentre;
        for (int i = 0; i < features.length; i++) {
            Coefficient coefficient = coefficients.get(i);
            if (!coefficient.setAside()) {
                sum += coefficient.value() * (features[i] - coefficient.centre());
            }
        }
        return sum;
    }
}
