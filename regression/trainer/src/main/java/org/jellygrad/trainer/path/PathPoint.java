package org.jellygrad.trainer.path;

import java.util.Arrays;
import org.jellygrad.trainer.internal.linalg.Vectors;

/**
 * Where a run stands: parameters, and the loss and gradient there.
 *
 * @param epoch epochs finished when the run stood here
 * @param step steps taken when the run stood here
 * @param parameters in the user's units: the coefficients in the order of {@link Path#names()}
 * @param descended the same point in descended coordinates, where the gradient lives
 * @param loss mean loss over the rows looked at, without a penalty
 * @param gradient of the objective, in descended coordinates: of that loss, with an l2 penalty's; with an l1 penalty, over all rows,
 *     the subgradient of least norm
 * @param learningRate the rate of the step taken from here; NaN if none was taken, or a line search chose its length
 * @param rows how many rows were looked at
 * @param validationLoss mean loss over the rows kept for validation, without a penalty; NaN where there are none, or only a
 *     mini-batch was looked at
 */
public record PathPoint(
        int epoch,
        long step,
        double[] parameters,
        double[] descended,
        double loss,
        double[] gradient,
        double learningRate,
        long rows,
        double validationLoss) {

    /** With the numbers of its arrays. */
    @Override
    public String toString() {
        return "PathPoint[epoch=" + epoch + ", step=" + step + ", parameters=" + Arrays.toString(parameters)
                + ", descended=" + Arrays.toString(descended) + ", loss=" + loss + ", gradient="
                + Arrays.toString(gradient) + ", learningRate=" + learningRate + ", rows=" + rows
                + ", validationLoss=" + validationLoss + "]";
    }

    /** Euclidean norm of the gradient. */
    public double gradientNorm() {
        return Vectors.norm(gradient);
    }
}
