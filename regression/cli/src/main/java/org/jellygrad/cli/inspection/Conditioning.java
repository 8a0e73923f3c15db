package org.jellygrad.cli.inspection;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.jellygrad.datasets.profile.Correlations;

/**
 * The condition number of the features as standard columns: how narrow the valley of the loss is.
 *
 * @param features those that were looked at: numeric, not constant
 * @param conditionNumber κ, the largest eigenvalue of their correlations over the smallest; infinite if columns are exact
 *     combinations of others; NaN if there are no features
 * @param makers the features that make it: those that weigh most in the flattest direction, the heaviest first
 */
record Conditioning(List<String> features, double conditionNumber, List<String> makers) {
    /** A feature weighs in a direction of length 1 from here on. */
    private static final double WEIGHTY = 0.3;

    /** Smaller eigenvalues are rounding. */
    private static final double ROUNDING = 1e-14;

    /** @param target the column to predict, which is no feature; may be empty */
    static Conditioning of(Correlations correlations, String target) {
        List<Integer> columns = new ArrayList<>();
        for (int j = 0; j < correlations.names().size(); j++) {
            boolean varies = !Double.isNaN(correlations.matrix()[j][j]);
            if (varies && !correlations.names().get(j).equals(target)) {
                columns.add(j);
            }
        }
        List<String> names = columns.stream().map(correlations.names()::get).toList();
        if (columns.isEmpty()) {
            return new Conditioning(names, Double.NaN, List.of());
        }
        double[][] matrix = new double[columns.size()][columns.size()];
        for (int j = 0; j < matrix.length; j++) {
            for (int k = 0; k < matrix.length; k++) {
                matrix[j][k] = correlations.matrix()[columns.get(j)][columns.get(k)];
            }
        }
        var eigen = new EigenDecomposition(new Array2DRowRealMatrix(matrix));
        double[] values = eigen.getRealEigenvalues();
        int flattest = IntStream.range(0, values.length)
                .boxed()
                .min(comparingDouble(i -> values[i]))
                .orElseThrow();
        double largest = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .max()
                .orElseThrow();
        boolean exact = values[flattest] <= largest * ROUNDING * values.length;
        double[] direction = eigen.getEigenvector(flattest).toArray();
        List<String> makers = IntStream.range(0, direction.length)
                .filter(i -> Math.abs(direction[i]) >= WEIGHTY)
                .boxed()
                .sorted(comparingDouble(i -> -Math.abs(direction[i])))
                .map(names::get)
                .toList();
        return new Conditioning(names, exact ? Double.POSITIVE_INFINITY : largest / values[flattest], makers);
    }
}
