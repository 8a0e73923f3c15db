package org.jellygrad.trainer.internal.setup;

import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.design.Coordinates;
import org.jellygrad.trainer.internal.design.Shrinkage;
import org.jellygrad.trainer.internal.diagnose.LeastSquares;
import org.jellygrad.trainer.internal.diagnose.Ridge;
import org.jellygrad.trainer.internal.diagnose.Spectrum;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * What the condensed rows say of the objective before the first step.
 *
 * @param coordinates of descent
 * @param spectrum the extreme eigenvalues there
 * @param leastSquares squared residuals at any point
 * @param ridge the squared loss with its l2 penalty, solved; null where there is no closed form
 * @param optimum the exact optimum that descent looks for, as coefficients of [1 t]; null where there is no closed form
 */
public record LossGeometry(
        Coordinates coordinates,
        Spectrum spectrum,
        LeastSquares leastSquares,
        @Nullable Ridge ridge,
        DoubleDouble @Nullable [] optimum) {

    /** @param heed called as the work goes; what it throws gives it up */
    static LossGeometry of(Settings settings, CondensedRows data, Runnable heed) {
        Coordinates coordinates = coordinates(settings.scaling(), settings, data, heed);
        heed.run();
        Ridge ridge = settings.isParabola()
                ? new Ridge(data, coordinates, settings.penalty().l2())
                : null;
        return new LossGeometry(
                coordinates,
                Spectrum.of(coordinates),
                new LeastSquares(data),
                ridge,
                ridge == null ? null : ridge.optimum());
    }

    /** The coordinates of a scaling for these rows and the penalty of the settings. */
    public static Coordinates coordinates(Scaling scaling, Settings settings, CondensedRows data) {
        return coordinates(scaling, settings, data, () -> {});
    }

    private static Coordinates coordinates(Scaling scaling, Settings settings, CondensedRows data, Runnable heed) {
        // A loss with a kink curves as if over the typical residual: |r| as r²/2s + s/2, which touches it at r = s.
        double kink = Math.sqrt(data.weight() / data.totalAboutZero().toDouble());
        double c = settings.loss().curvature().orElse(Double.isFinite(kink) ? kink : 1);
        return Coordinates.of(
                scaling,
                data,
                new Shrinkage(
                        2 * settings.penalty().l2() / c, settings.penalty().l1() > 0),
                heed);
    }

    /** The root of the mean squared residual at θ. */
    public double typicalResidual(double[] theta, double weight) {
        return Math.sqrt(leastSquares.residualSumOfSquares(point(theta)) / weight);
    }

    /** Coefficients of [1 t] at θ. */
    public DoubleDouble[] point(double[] theta) {
        return coordinates.toFrame().times(DoubleDouble.exact(theta));
    }

    /** θ at coefficients of [1 t]. */
    public double[] theta(DoubleDouble[] point) {
        return DoubleDouble.doubles(coordinates.toFrame().solve(point));
    }
}
