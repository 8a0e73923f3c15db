package org.jellygrad.trainer.guess;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.MissingValues;

/**
 * The rows for which a line is guessed.
 *
 * @param feature name of x
 * @param target name of y
 */
public record GuessedRows(String feature, String target, double[] x, double[] y) {

    /**
     * The complete rows of two columns.
     *
     * @throws org.jellygrad.datasets.problem.UnusableDataException if there are none
     */
    public static GuessedRows of(Dataset data, String feature, String target) {
        DoubleStream.Builder x = DoubleStream.builder();
        DoubleStream.Builder y = DoubleStream.builder();
        data.select(target, List.of(feature), MissingValues.DROP).forEach(block -> {
            for (int i = 0; i < block.rows(); i++) {
                x.add(block.x(i, 0));
                y.add(block.y()[i]);
            }
        });
        return new GuessedRows(feature, target, x.build().toArray(), y.build().toArray());
    }

    /** How many there are. */
    public int count() {
        return x.length;
    }

    /** The errors of a line. */
    public Attempt guess(double slope, double intercept) {
        return new Attempt(
                slope,
                intercept,
                IntStream.range(0, x.length)
                        .mapToDouble(i -> slope * x[i] + intercept - y[i])
                        .toArray());
    }

    /** The gradient of the mean squared error: of the slope, then of the intercept. */
    public double[] gradient(Attempt at) {
        double slope = 0;
        double intercept = 0;
        for (int i = 0; i < x.length; i++) {
            slope += at.residuals()[i] * x[i];
            intercept += at.residuals()[i];
        }
        return new double[] {2 * slope / x.length, 2 * intercept / x.length};
    }
}
