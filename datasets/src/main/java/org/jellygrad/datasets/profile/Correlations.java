package org.jellygrad.datasets.profile;

import java.util.List;
import org.jellygrad.datasets.RowBlock;

/**
 * How numeric columns go together, over the rows in which all of them hold a number.
 *
 * @param names the columns
 * @param rows how many such rows there are
 * @param matrix Pearson's r of each with each, row by row; NaN where a column is constant
 */
public record Correlations(List<String> names, long rows, double[][] matrix) {

    /** No columns, or no complete row. */
    static final Correlations NONE = new Correlations(List.of(), 0, new double[0][0]);

    public Correlations {
        names = List.copyOf(names);
    }

    /** Of two columns; NaN if it is not defined. */
    public double of(String one, String other) {
        int i = names.indexOf(one);
        int j = names.indexOf(other);
        return i < 0 || j < 0 ? Double.NaN : matrix[i][j];
    }

    /** Gathers blocks whose target is the last of the columns; means and products by the update of Welford and West. */
    static final class Gatherer {
        private final double[] means;
        private final double[] row;
        private final double[] deviations;
        private final double[][] products;
        private long rows;

        Gatherer(int columns) {
            means = new double[columns];
            row = new double[columns];
            deviations = new double[columns];
            products = new double[columns][columns];
        }

        void add(RowBlock block) {
            int columns = means.length;
            for (int i = 0; i < block.rows(); i++) {
                System.arraycopy(block.x(), i * block.features(), row, 0, block.features());
                row[columns - 1] = block.y()[i];
                rows++;
                for (int j = 0; j < columns; j++) {
                    deviations[j] = row[j] - means[j];
                    means[j] += deviations[j] / rows;
                }
                for (int j = 0; j < columns; j++) {
                    double rest = row[j] - means[j];
                    for (int k = 0; k <= j; k++) {
                        products[j][k] += rest * deviations[k];
                    }
                }
            }
        }

        Correlations correlations(List<String> names) {
            int columns = names.size();
            double[][] matrix = new double[columns][columns];
            for (int j = 0; j < columns; j++) {
                for (int k = 0; k <= j; k++) {
                    double scale = Math.sqrt(products[j][j]) * Math.sqrt(products[k][k]);
                    double r = scale > 0 ? products[j][k] / scale : Double.NaN;
                    matrix[j][k] = Math.max(-1, Math.min(1, r));
                    matrix[k][j] = matrix[j][k];
                }
            }
            return new Correlations(names, rows, matrix);
        }
    }
}
