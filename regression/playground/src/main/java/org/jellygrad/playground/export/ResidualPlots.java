package org.jellygrad.playground.export;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.jellygrad.model.Model;
import org.jellygrad.model.Predictor;
import org.jellygrad.model.inference.Inference;
import org.jellygrad.trainer.record.Record;
import org.jellygrad.trainer.record.RecordedData;

/**
 * What the diagnostic plots show of the rows of a record, row by row; NaN where it does not exist.
 *
 * @param fitted the predictions
 * @param residual prediction less truth
 * @param leverage how far a row's prediction follows its own target, with the row's weight; NaN without an inference
 * @param standardised residual·√weight / (residual standard error·√(1 − leverage)); without an inference, the residual over its standard
 *     deviation
 * @param quantile of the normal distribution at the rank of the row's standardised residual, with the plotting positions of R's {@code
 *     qqnorm}
 * @param cook Cook's distance; NaN without an inference
 */
record ResidualPlots(
        double[] fitted,
        double[] residual,
        double[] leverage,
        double[] standardised,
        double[] quantile,
        double[] cook) {

    /** Up to so many rows R leaves more room at the ends. */
    private static final int FEW = 10;

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    static ResidualPlots of(Record record) {
        RecordedData data = record.data();
        Model model = record.model();
        List<String> columns = List.copyOf(data.columns().keySet());
        double[] truth = column(data.columns(), model.target());
        String weights = record.settings().getOrDefault("weights", "");
        Predictor predictor = model.predictor(columns);
        Inference inference = model.inference();
        int rows = truth.length;
        ResidualPlots plots = new ResidualPlots(
                new double[rows],
                new double[rows],
                new double[rows],
                new double[rows],
                new double[rows],
                new double[rows]);
        for (int i = 0; i < rows; i++) {
            double[] row = row(data, columns, i);
            plots.fitted[i] = predictor.predict(row);
            plots.residual[i] = plots.fitted[i] - truth[i];
            double weight = weights.isEmpty() ? 1 : column(data.columns(), weights)[i];
            plots.standardise(i, weight, inference, inference == null ? Double.NaN : predictor.leverage(row));
        }
        if (inference == null) {
            double deviation = deviation(plots.residual);
            Arrays.setAll(plots.standardised, i -> plots.residual[i] / deviation);
        }
        plots.rank();
        return plots;
    }

    private static double[] column(Map<String, double[]> columns, String name) {
        double[] column = columns.get(name);
        if (column == null) {
            throw new IllegalStateException("the record lacks its column " + name);
        }
        return column;
    }

    static double[] row(RecordedData data, List<String> columns, int i) {
        return columns.stream()
                .mapToDouble(name -> column(data.columns(), name)[i])
                .toArray();
    }

    private void standardise(
            int i, double weight, @org.jspecify.annotations.Nullable Inference inference, double unweighted) {
        leverage[i] = Double.NaN;
        cook[i] = Double.NaN;
        if (inference == null) {
            return;
        }
        leverage[i] = weight * unweighted;
        double own = Math.sqrt(weight) * residual[i];
        standardised[i] = own / (inference.residualStandardError() * Math.sqrt(1 - leverage[i]));
        cook[i] = inference.cooksDistance(own, leverage[i]);
    }

    private static double deviation(double... values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        return Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(Double.NaN));
    }

    /** The k-th of n is the quantile at (k − a) / (n + 1 − 2a). */
    private void rank() {
        int[] order = IntStream.range(0, standardised.length)
                .filter(i -> Double.isFinite(standardised[i]))
                .boxed()
                .sorted(java.util.Comparator.comparingDouble(i -> standardised[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        Arrays.fill(quantile, Double.NaN);
        double a = order.length <= FEW ? 0.375 : 0.5;
        for (int k = 0; k < order.length; k++) {
            quantile[order[k]] = NORMAL.inverseCumulativeProbability((k + 1 - a) / (order.length + 1 - 2 * a));
        }
    }
}
