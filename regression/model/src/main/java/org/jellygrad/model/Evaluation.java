package org.jellygrad.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.RowBlock;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.Selection;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.datasets.problem.Quoted;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.formula.Category;
import org.jspecify.annotations.Nullable;

/**
 * How well a model predicts rows it may never have seen. Residual = prediction − truth. Where rows have weights, means are weighted.
 *
 * @param rows rows looked at, those of weight 0 not counted
 * @param rowsDropped rows left out for missing values
 * @param rowsRefused rows left out for a level that the model does not know, or a transformation that is not defined there
 * @param firstRefusal why the first of these rows was left out; null if there are none
 * @param weights the column that weighs the rows; null where each counts once
 * @param r2 1 − SSres/SStotal; SStotal is about these rows' mean, or about 0 for a model without an intercept; negative where the
 *     model is worse than that constant, NaN where SStotal is 0
 * @param rmse root of the mean squared residual, in the target's units
 * @param mae mean absolute residual, in the target's units
 */
public record Evaluation(
        long rows,
        long rowsDropped,
        long rowsRefused,
        @Nullable String firstRefusal,
        @Nullable String weights,
        double r2,
        double rmse,
        double mae) {

    /**
     * Evaluates a model on rows. Features are matched by name; the source may hold more of them, in any order, and may lack those
     * set aside. Rows count with the weights that the source has.
     *
     * @throws IllegalArgumentException if the source lacks a feature that takes part
     * @throws UnusableDataException if a feature is text where the model had numbers or the other way
     *     round, a row has a level that the model does not know, or a transformation is not defined there
     */
    public static Evaluation of(Model model, RowSource source) {
        var rows = new Rows(model, columns(model, source), source);
        source.forEach(rows::add);
        return rows.sums.evaluation(
                model, source.rowsDropped(), 0, null, source.weights().orElse(null));
    }

    /**
     * Evaluates a model on the rows of a data set. Columns are matched by name; rows that cannot be predicted are left out. A model
     * that was trained with weights reads their column, if the data has it.
     *
     * @throws org.jellygrad.datasets.problem.UnknownNameException if the data lacks the target, or a feature that takes part
     * @throws UnusableDataException if one of these columns holds infinity, or text where the model had numbers; if a weight is
     *     negative; or if no row is left
     */
    public static Evaluation of(Model model, Dataset data) {
        String weights = model.provenance().settings().get("weights");
        return of(model, data, weights != null && data.schema().contains(weights) ? weights : null);
    }

    /**
     * The same with weights that the caller chooses.
     *
     * @param weights the column that weighs the rows; null where each is to count once
     * @throws org.jellygrad.datasets.problem.UnknownNameException likewise, or if it lacks that column
     * @throws UnusableDataException likewise
     */
    public static Evaluation of(Model model, Dataset given, @Nullable String weights) {
        Dataset data = model.calculating(given);
        data.requireNumbers(List.of(model.target()));
        Inputs inputs = Inputs.of(model, data);
        int target = data.schema().indexOf(model.target());
        requireWeights(model, data, weights);
        int weight = weights == null ? -1 : data.schema().indexOf(weights);
        Sums sums = new Sums();
        long[] withoutTruth = {0};
        data.forEachRow(row -> {
            if (row.isMissing(target) || (weight >= 0 && row.isMissing(weight))) {
                withoutTruth[0]++;
                return;
            }
            double prediction = inputs.predict(row);
            if (!Double.isNaN(prediction)) {
                sums.add(prediction, row.number(target), weight < 0 ? 1 : row.number(weight));
            }
        });
        UnusableDataException refusal = inputs.firstRefusal().orElse(null);
        if (sums.rows == 0) {
            throw refusal != null
                    ? refusal
                    : new UnusableDataException(
                            "No row of " + data.card().name() + " is complete.",
                            "A row needs a number or level in each of " + Quoted.list(model.neededFeatures()) + " and "
                                    + model.target() + ".");
        }
        return sums.evaluation(
                model,
                inputs.incomplete() + withoutTruth[0],
                inputs.refused(),
                refusal == null ? null : refusal.getMessage(),
                weights);
    }

    /** Complains of weights that are none. */
    private static void requireWeights(Model model, Dataset data, @Nullable String weights) {
        if (weights != null) {
            data.select(new Selection(model.target(), List.of(), Optional.of(weights), MissingValues.DROP));
        }
    }

    private static int[] columns(Model model, RowSource source) {
        List<String> features = source.features();
        List<String> needed = model.neededFeatures();
        return model.features().stream()
                .mapToInt(feature -> {
                    int column = features.indexOf(feature);
                    if (column < 0 && needed.contains(feature)) {
                        throw new InvalidValueException(
                                "The rows lack the feature '" + feature + "'.",
                                "They have " + Quoted.list(features) + ".");
                    }
                    return column;
                })
                .toArray();
    }

    /** Sums over rows; mean and deviations of the truth by the update of Welford and West, which does not cancel. */
    private static final class Sums {
        private long rows;
        private double weights;
        private double mean;
        private double squaredDeviations;
        private double squaredResiduals;
        private double absoluteResiduals;

        void add(double prediction, double truth, double weight) {
            if (weight == 0) {
                return;
            }
            double residual = prediction - truth;
            squaredResiduals += weight * residual * residual;
            absoluteResiduals += weight * Math.abs(residual);
            rows++;
            weights += weight;
            double deviation = truth - mean;
            mean += deviation * weight / weights;
            squaredDeviations += weight * deviation * (truth - mean);
        }

        Evaluation evaluation(
                Model model, long dropped, long refused, @Nullable String firstRefusal, @Nullable String weighedBy) {
            double total = squaredDeviations + (model.hasIntercept() ? 0 : weights * mean * mean);
            return new Evaluation(
                    rows,
                    dropped,
                    refused,
                    firstRefusal,
                    weighedBy,
                    total == 0 ? Double.NaN : 1 - squaredResiduals / total,
                    Math.sqrt(squaredResiduals / weights),
                    absoluteResiduals / weights);
        }
    }

    /** Predicts the rows of a source. */
    private static final class Rows {
        private final Predictor predictor;
        private final int[] columns;
        private final int[] @Nullable []
                levels; // of each feature: the source's levels as the model's; null for numbers
        private final List<@Nullable Category> codes; // of each feature: what a number in the source is a level of
        private final double[] features;
        private final Sums sums = new Sums();

        Rows(Model model, int[] columns, RowSource source) {
            this.predictor = model.predictor(model.features());
            this.columns = columns;
            this.features = new double[columns.length];
            this.levels = new int[columns.length][];
            this.codes = new ArrayList<>();
            for (int i = 0; i < columns.length; i++) {
                if (columns[i] >= 0) {
                    levels[i] = levels(model, model.features().get(i), source);
                }
                codes.add(model.category(model.features().get(i))
                        .filter(Category::numeric)
                        .orElse(null));
            }
        }

        /** The index in the model of each level in the source, null for numbers. */
        private static int @Nullable [] levels(Model model, String feature, RowSource source) {
            List<String> known = source.levels(feature);
            Inputs.requireKind(model, feature, known.isEmpty());
            return model.category(feature)
                    .filter(category -> !known.isEmpty())
                    .map(category -> known.stream().mapToInt(category::indexOf).toArray())
                    .orElse(null);
        }

        void add(RowBlock block) {
            for (int row = 0; row < block.rows(); row++) {
                for (int i = 0; i < columns.length; i++) {
                    double cell = columns[i] < 0 ? Double.NaN : block.x(row, columns[i]);
                    int[] own = levels[i];
                    Category code = codes.get(i);
                    features[i] = own != null
                            ? own[(int) cell]
                            : code == null || Double.isNaN(cell) ? cell : code.indexOf(Double.toString(cell));
                }
                double prediction = predictor.predict(features);
                if (Double.isNaN(prediction)) {
                    throw predictor.undefined(features, "row " + (sums.rows + 1));
                }
                sums.add(prediction, block.y()[row], block.weights()[row]);
            }
        }
    }
}
