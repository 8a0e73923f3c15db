package org.jellygrad.trainer.internal.descent;

import org.jellygrad.trainer.internal.linalg.Vectors;
import org.jellygrad.trainer.internal.objective.PenalizedObjective;
import org.jellygrad.trainer.internal.recording.PositionView;

/** Where a run stands: parameters, objective and gradient there, epochs and steps so far. Changes as it goes. */
public final class Position implements PositionView {

    final PenalizedObjective objective;
    final double[] theta;

    /** The gradient of loss and l2 penalty at θ. An optimizer may overwrite it. */
    final double[] gradient;

    /** The vector that is recorded and must become small: the gradient, or with an l1 penalty the subgradient of least norm. */
    private final double[] subgradient;

    /** The objective, penalty included. */
    double value;

    /** The mean loss alone. */
    double loss;

    int epoch;
    long step;

    /** @param theta where to start; this run's own from here on */
    public Position(PenalizedObjective objective, double[] theta) {
        this.objective = objective;
        this.theta = theta;
        this.gradient = new double[theta.length];
        this.subgradient = objective.hasKink() ? new double[theta.length] : gradient;
    }

    /** Looks at all rows from θ, and gives the objective there. */
    public double evaluate() {
        know(objective.evaluate(theta, gradient));
        return value;
    }

    /** Notes the objective at θ that was just evaluated; its gradient is in {@link #gradient}. */
    void know(double found) {
        value = found;
        loss = objective.loss();
        if (objective.hasKink()) {
            objective.leastSubgradient(theta, gradient, subgradient);
        }
    }

    @Override
    public int epoch() {
        return epoch;
    }

    @Override
    public long step() {
        return step;
    }

    @Override
    public double[] theta() {
        return theta;
    }

    @Override
    public double loss() {
        return loss;
    }

    @Override
    public double batchLoss() {
        return objective.loss();
    }

    @Override
    public double[] gradient() {
        return gradient;
    }

    @Override
    public long rows() {
        return objective.rows();
    }

    @Override
    public double[] subgradient() {
        return subgradient;
    }

    public double gradientNorm() {
        return Vectors.norm(subgradient);
    }

    void moveTo(double[] point) {
        System.arraycopy(point, 0, theta, 0, theta.length);
    }
}
