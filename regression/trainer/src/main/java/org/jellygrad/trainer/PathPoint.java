package org.jellygrad.trainer;

/**
 * Where a run stands: parameters, and the loss and gradient there.
 *
 * @param epoch epochs finished when the run stood here
 * @param step steps taken when the run stood here
 * @param parameters in the user's units: the coefficients in the order of {@link Path#names()}
 * @param descended the same point in descended coordinates, where the gradient lives
 * @param loss mean loss over the rows looked at
 * @param gradient its gradient, in descended coordinates
 * @param learningRate the rate of the step taken from here; NaN if none was taken
 * @param rows how many rows were looked at
 */
public record PathPoint(
        int epoch,
        long step,
        double[] parameters,
        double[] descended,
        double loss,
        double[] gradient,
        double learningRate,
        long rows) {

    /** Euclidean norm of the gradient. */
    public double gradientNorm() {
        return Descent.norm(gradient);
    }
}
