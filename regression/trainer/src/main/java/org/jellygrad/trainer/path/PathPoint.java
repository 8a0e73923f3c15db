package org.jellygrad.trainer.path;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jellygrad.trainer.internal.linalg.Vectors;

/**
 * Where a run stands: parameters, and the loss and gradient there.
 *
 * @param epoch epochs finished when the run stood here
 * @param step steps taken when the run stood here
 * @param parameters in the user's units: the coefficients in the order of {@link Path#names()}
 * @param descended the same point in descended coordinates, where the gradient lives
 * @param loss mean loss over the rows looked at, without a penalty
 * @param gradient of that loss plus the l2 penalty, in descended coordinates. With an l1 penalty, over all rows, it is the subgradient of
 *     least norm
 * @param learningRate the rate of the step taken from here; NaN if none was taken, or a line search chose its length
 * @param rows how many rows were looked at
 * @param validationLoss mean loss over the rows kept for validation, without a penalty; NaN where there are none, or only a
 *     mini-batch was looked at
 * @param state what the optimizer brought here, in descended coordinates: for each name of {@link
 *     org.jellygrad.trainer.optimizer.Optimizer#stateNames} a number for each parameter; empty for an optimizer without state, and at
 *     points that another method reached after descent
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
        double validationLoss,
        Map<String, double[]> state) {

    /** A point to which the optimizer brings no state. */
    public PathPoint(
            int epoch,
            long step,
            double[] parameters,
            double[] descended,
            double loss,
            double[] gradient,
            double learningRate,
            long rows,
            double validationLoss) {
        this(epoch, step, parameters, descended, loss, gradient, learningRate, rows, validationLoss, Map.of());
    }

    /** With the numbers of its arrays. */
    @Override
    public String toString() {
        return "PathPoint[epoch=" + epoch + ", step=" + step + ", parameters=" + Arrays.toString(parameters)
                + ", descended=" + Arrays.toString(descended) + ", loss=" + loss + ", gradient="
                + Arrays.toString(gradient) + ", learningRate=" + learningRate + ", rows=" + rows
                + ", validationLoss=" + validationLoss + ", state="
                + state.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + Arrays.toString(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}]"));
    }

    /** Euclidean norm of the gradient. */
    public double gradientNorm() {
        return Vectors.norm(gradient);
    }
}
