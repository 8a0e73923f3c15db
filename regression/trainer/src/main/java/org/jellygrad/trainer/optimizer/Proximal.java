package org.jellygrad.trainer.optimizer;

import org.jellygrad.trainer.loss.Penalty;

/**
 * The proximal step of the l1 penalty. After a gradient step of rate η it moves each parameter towards 0 by η·l1. A parameter that is
 * nearer to 0 than that becomes exactly 0. Without an l1 penalty it does nothing.
 *
 * <p>Source: N. Parikh and S. Boyd, "Proximal Algorithms", Foundations and Trends in Optimization 1 (2014), section 6.5.2.
 */
public final class Proximal {

    private final double l1;
    private final int first;

    /**
     * @param first index of the first penalised parameter: 1 where there is an intercept
     * @param share factor from a penalised parameter to its coefficient: 1, or the factor of balanced coordinates
     */
    public Proximal(Penalty penalty, int first, double share) {
        this.l1 = penalty.l1() * share;
        this.first = first;
    }

    /** A gradient step and what follows it, for every parameter: θ ← prox(θ − η·g). */
    void descend(double[] theta, double[] gradient, double rate) {
        for (int j = 0; j < theta.length; j++) {
            theta[j] = at(j, theta[j] - rate * gradient[j], rate);
        }
    }

    /**
     * sign(v)·max(|v| − η·l1, 0).
     *
     * @param j index of the parameter
     * @param value v, where the gradient step leads
     * @param rate η, as far as this parameter goes
     */
    public double at(int j, double value, double rate) {
        if (l1 == 0 || j < first) {
            return value;
        }
        double drawn = Math.abs(value) - rate * l1;
        return drawn > 0 ? Math.copySign(drawn, value) : drawn <= 0 ? 0 : Double.NaN;
    }
}
