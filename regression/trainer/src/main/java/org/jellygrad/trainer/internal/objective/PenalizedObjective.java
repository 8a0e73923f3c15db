package org.jellygrad.trainer.internal.objective;

import org.jellygrad.trainer.loss.Penalty;
import org.jspecify.annotations.Nullable;

/**
 * What descent makes small: mean loss + l2·Σb² + l1·Σ|b|, b = Pθ for a triangle P. The gradient is that of the part without a kink, loss
 * and l2.
 */
public final class PenalizedObjective {

    private final Objective objective;
    private final double l1;
    private final double l2;
    private final int first;
    private final double @Nullable [][] shares;
    private final double[] penalised;
    private double loss;

    /**
     * @param first index of the first penalised parameter: 1 where there is an intercept
     * @param shares P, diagonal with an l1 penalty; null where it is the identity
     */
    public PenalizedObjective(Objective objective, Penalty penalty, int first, double @Nullable [][] shares) {
        this.objective = objective;
        this.shares = shares;
        this.penalised = new double[shares == null ? 0 : shares.length];
        this.l1 = penalty.l1();
        this.l2 = penalty.l2();
        this.first = first;
    }

    public int parameters() {
        return objective.parameters();
    }

    public long rows() {
        return objective.rows();
    }

    /**
     * The value at θ over all rows.
     *
     * @param gradient receives the gradient of loss and l2
     */
    public double evaluate(double[] theta, double[] gradient) {
        loss = objective.evaluate(theta, gradient);
        return loss + penalty(theta, gradient);
    }

    /** Prepares for mini-batches of up to so many rows. */
    public void prepare(int rows) {
        if (objective instanceof BlockObjective blocks) {
            blocks.prepare(rows);
        }
    }

    /** The same over the rows {@code order[from]} to {@code order[to − 1]}. */
    public double evaluate(double[] theta, double[] gradient, int[] order, int from, int to) {
        if (!(objective instanceof BlockObjective blocks)) {
            throw new IllegalStateException("Mini-batches need the rows themselves.");
        }
        loss = blocks.evaluate(theta, gradient, order, from, to);
        return loss + penalty(theta, gradient);
    }

    /** The loss of the last evaluation, without the penalty. */
    public double loss() {
        return loss;
    }

    private double penalty(double[] theta, double[] gradient) {
        if (l1 == 0 && l2 == 0) {
            return 0;
        }
        if (shares != null) {
            return penaltyOfShares(shares, theta, gradient);
        }
        double penalty = 0;
        for (int j = first; j < theta.length; j++) {
            gradient[j] += 2 * l2 * theta[j];
            penalty += l2 * theta[j] * theta[j] + l1 * Math.abs(theta[j]);
        }
        return penalty;
    }

    /** Of b = Pθ: the gradient of l2·Σb² is 2·l2·Pᵀb. */
    private double penaltyOfShares(double[][] triangle, double[] theta, double[] gradient) {
        double penalty = 0;
        for (int i = first; i < theta.length; i++) {
            double b = 0;
            for (int j = i; j < theta.length; j++) {
                b += triangle[i][j] * theta[j];
            }
            penalised[i] = b;
            penalty += l2 * b * b + l1 * Math.abs(b);
        }
        for (int i = first; i < theta.length; i++) {
            double slope = 2 * l2 * penalised[i];
            for (int j = i; j < theta.length; j++) {
                gradient[j] += slope * triangle[i][j];
            }
        }
        return penalty;
    }

    public boolean hasKink() {
        return l1 > 0;
    }

    /** The subgradient of least norm, l1 included: 0 exactly at a minimum. */
    public void leastSubgradient(double[] theta, double[] gradient, double[] into) {
        for (int j = 0; j < theta.length; j++) {
            double g = gradient[j];
            double kink = shares == null ? l1 : l1 * shares[j][j];
            if (j < first) {
                into[j] = g;
            } else if (theta[j] != 0) {
                into[j] = g + Math.copySign(kink, theta[j]);
            } else {
                into[j] = Math.copySign(Math.max(0, Math.abs(g) - kink), g);
            }
        }
    }
}
