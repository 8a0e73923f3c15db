package org.jellygrad.trainer.model;

import java.util.List;
import org.jellygrad.datasets.RowBlock;
import org.jellygrad.datasets.RowSource;
import org.jspecify.annotations.Nullable;

/**
 * How well a model predicts rows it may never have seen. Residual = prediction − truth.
 *
 * @param rows rows looked at
 * @param rowsDropped rows left out for missing values
 * @param r2 1 − SSres/SStotal; SStotal is about these rows' mean, or about 0 for a model without an intercept; negative where the
 *     model is worse than that constant, NaN where SStotal is 0
 * @param rmse root of the mean squared residual, in the target's units
 * @param mae mean absolute residual, in the target's units
 */
public record Evaluation(long rows, long rowsDropped, double r2, double rmse, double mae) {

    /**
     * Evaluates a model on rows. Features are matched by name; the source may hold more of them, in any order, and may lack those
     * set aside.
     *
     * @throws IllegalArgumentException if the source lacks a feature that takes part
     * @throws org.jellygrad.datasets.UnusableDataException if a feature is text where the model had numbers or the other way
     *     round, a row has a level that the model does not know, or a transformation is not defined there
     */
    public static Evaluation of(Model model, RowSource source) {
        var sums = new Sums(model, columns(model, source), source);
        source.forEach(sums::add);
        double rows = sums.rows;
        double total = sums.squaredDeviations;
        if (!model.hasIntercept()) {
            total += rows * sums.mean * sums.mean;
        }
        return new Evaluation(
                sums.rows,
                source.rowsDropped(),
                total == 0 ? Double.NaN : 1 - sums.squaredResiduals / total,
                Math.sqrt(sums.squaredResiduals / rows),
                sums.absoluteResiduals / rows);
    }

    private static int[] columns(Model model, RowSource source) {
        List<String> features = source.features();
        List<String> needed = model.neededFeatures();
        return model.features().stream()
                .mapToInt(feature -> {
                    int column = features.indexOf(feature);
                    if (column < 0 && needed.contains(feature)) {
                        throw new IllegalArgumentException("The rows lack the feature '" + feature + "'.\n\nThey have "
                                + String.join(", ", features) + ".");
                    }
                    return column;
                })
                .toArray();
    }

    /** Sums over the rows; mean and deviations of the truth by Welford's update, which does not cancel. */
    private static final class Sums {
        private final Model model;
        private final int[] columns;
        private final int[] @Nullable []
                levels; // of each feature: the source's levels as the model's; null for numbers
        private final double[] features;
        private long rows;
        private double mean;
        private double squaredDeviations;
        private double squaredResiduals;
        private double absoluteResiduals;

        Sums(Model model, int[] columns, RowSource source) {
            this.model = model;
            this.columns = columns;
            this.features = new double[columns.length];
            this.levels = new int[columns.length][];
            for (int i = 0; i < columns.length; i++) {
                if (columns[i] >= 0) {
                    levels[i] = levels(model, model.features().get(i), source);
                }
            }
        }

        /** The index in the model of each level in the source, null for numbers. */
        private static int @Nullable [] levels(Model model, String feature, RowSource source) {
            List<String> known = source.levels(feature);
            Inputs.requireKind(model, feature, known.isEmpty());
            return model.category(feature)
                    .map(category -> known.stream().mapToInt(category::indexOf).toArray())
                    .orElse(null);
        }

        void add(RowBlock block) {
            for (int row = 0; row < block.rows(); row++) {
                for (int i = 0; i < columns.length; i++) {
                    double cell = columns[i] < 0 ? Double.NaN : block.x(row, columns[i]);
                    int[] own = levels[i];
                    features[i] = own == null ? cell : own[(int) cell];
                }
                double truth = block.y()[row];
                double prediction = model.predict(features);
                if (Double.isNaN(prediction)) {
                    throw model.undefined(features, "row " + (rows + 1));
                }
                double residual = prediction - truth;
                squaredResiduals += residual * residual;
                absoluteResiduals += Math.abs(residual);
                rows++;
                double deviation = truth - mean;
                mean += deviation / rows;
                squaredDeviations += deviation * (truth - mean);
            }
        }
    }
}
