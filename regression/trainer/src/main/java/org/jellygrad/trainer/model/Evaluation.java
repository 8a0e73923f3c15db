package org.jellygrad.trainer.model;

import java.util.List;
import org.jellygrad.datasets.RowBlock;
import org.jellygrad.datasets.RowSource;

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
     */
    public static Evaluation of(Model model, RowSource source) {
        var sums = new Sums(model, columns(model, source));
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
        private final double[] features;
        private long rows;
        private double mean;
        private double squaredDeviations;
        private double squaredResiduals;
        private double absoluteResiduals;

        Sums(Model model, int[] columns) {
            this.model = model;
            this.columns = columns;
            this.features = new double[columns.length];
        }

        void add(RowBlock block) {
            for (int row = 0; row < block.rows(); row++) {
                for (int i = 0; i < columns.length; i++) {
                    features[i] = columns[i] < 0 ? Double.NaN : block.x(row, columns[i]);
                }
                double truth = block.y()[row];
                double residual = model.predict(features) - truth;
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
