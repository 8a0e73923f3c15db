package org.jellygrad.trainer.summary;

import org.jellygrad.model.Coefficient;
import org.jellygrad.model.Model;
import org.jellygrad.trainer.loss.Loss;

/**
 * Shows a number as 0 if rounding alone may have made it: a residual below half a unit in the last place of the predictions.
 *
 * @param size how large predictions are
 * @param squares whether the loss grows with the square of small residuals
 */
public record RoundingNoise(double size, boolean squares) {
    private static final double UNIT = 0x1p-53;

    public static RoundingNoise of(Model model) {
        boolean squares = Loss.of(model).map(loss -> loss.slopes().isEmpty()).orElse(true);
        double best = model.quality().bestConstantLoss();
        // The predictions of a run that diverged are no measure of what rounding leaves.
        boolean diverged = model.provenance().outcome().equals("diverged");
        double centre = diverged ? 0 : Math.abs(model.valueAtCentre());
        return new RoundingNoise(Math.max(squares ? Math.sqrt(best) : best, centre), squares);
    }

    /** A number in the target's units. */
    public double residual(double value) {
        return Math.abs(value) <= UNIT * size ? 0 : value;
    }

    double loss(double value) {
        return (squares ? Math.sqrt(value) : value) <= UNIT * size ? 0 : value;
    }

    /** A coefficient, or 0 if it is too small to change any prediction. */
    public static double coefficient(Coefficient coefficient) {
        return Math.abs(coefficient.standardised()) <= UNIT ? 0 : coefficient.value();
    }

    /** Another number for the same coefficient, such as its optimum, by the same rule; in the units of data beside a coefficient of 0. */
    static double coefficient(Coefficient coefficient, double other) {
        double deviations = coefficient.value() == 0 ? 1 : coefficient.standardised() / coefficient.value();
        return Math.abs(other * deviations) <= UNIT ? 0 : other;
    }

    /** One of the values that a parameter takes: 0 beside a largest one that is too large to be moved by it. */
    static double beside(double largest, double value) {
        return Math.abs(value) <= UNIT * largest ? 0 : value;
    }

    /** The standard error of a coefficient, of a model with such an RMSE. */
    double standardError(double value, double rmse) {
        return !Double.isNaN(value) && residual(rmse) == 0 ? 0 : value;
    }

    /** A share, or 0 if it is only rounding. */
    static double share(double value) {
        return value <= UNIT ? 0 : value;
    }
}
