package org.jellygrad.trainer.internal.setup;

import java.util.Arrays;
import java.util.List;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.trainer.internal.design.Coordinates;
import org.jellygrad.trainer.internal.linalg.UpperTriangle;
import org.jellygrad.trainer.internal.rows.RowSubset;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The rows and coordinates of a run, for charts and records made afterwards.
 *
 * @param rows those trained on, with the columns that the terms are made of as features
 * @param names of the parameters, in the user's order
 * @param coordinates of descent
 * @param hessian second derivatives of the objective in both coordinates; null where they are not the same everywhere, and of more than
 *     {@value #MOST} parameters
 */
public record LossSurface(
        RowSource rows,
        List<String> names,
        Coordinates coordinates,
        @Nullable SecondDerivatives hessian) {

    /** A matrix of more parameters than these has more numbers than anyone looks at. */
    public static final int MOST = 100;

    /**
     * Second derivatives.
     *
     * @param descended in the coordinates of descent
     * @param user in the user's units
     */
    public record SecondDerivatives(double[][] descended, double[][] user) {}

    /** Reads the data set as a run with these settings does. */
    public static LossSurface of(Settings settings, Dataset data) {
        Setup setup = Setup.of(settings, data, () -> {});
        RowSource rows = setup.data().encoding().columns();
        if (settings.validation() > 0) {
            rows = RowSubset.sample(rows, settings.validation(), settings.seed())
                    .others();
        }
        List<String> names = setup.data().names();
        Coordinates coordinates = setup.geometry().coordinates();
        boolean constant = settings.isParabola() && names.size() <= MOST;
        return new LossSurface(
                rows,
                names,
                coordinates,
                constant ? hessian(coordinates, setup.data().condensed().weight()) : null);
    }

    /** The objective's is 2·AᵀA/n for the factor A of the rows with the ridge's below them. */
    private static SecondDerivatives hessian(Coordinates coordinates, double weight) {
        UpperTriangle factor = coordinates.ridged();
        return new SecondDerivatives(
                square(factor, weight), square(factor.times(coordinates.toUser().inverse()), weight));
    }

    private static double[][] square(UpperTriangle factor, double weight) {
        double[][] a = factor.toDoubles();
        double[][] product = new double[a.length][a.length];
        for (double[] row : a) {
            for (int i = 0; i < a.length; i++) {
                for (int j = 0; j < a.length; j++) {
                    product[i][j] += row[i] * row[j];
                }
            }
        }
        for (double[] row : product) {
            Arrays.setAll(row, j -> 2 * row[j] / weight);
        }
        return product;
    }
}
