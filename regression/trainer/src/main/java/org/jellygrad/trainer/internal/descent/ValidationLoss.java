package org.jellygrad.trainer.internal.descent;

import java.util.Arrays;
import org.jellygrad.trainer.internal.objective.Objective;
import org.jellygrad.trainer.optimizer.Memory;

/** The loss on validation rows, which descent does not see, and whether it still falls. */
public final class ValidationLoss implements Memory {

    private final Objective objective;
    private final int patience;
    private final double[] gradient;
    private final double[] best;
    private final double[] seen;
    private double seenLoss = Double.NaN;
    private double lowest = Double.POSITIVE_INFINITY;
    private int lowestAt;

    /** @param patience epochs without a new lowest loss; 0 for any number */
    public ValidationLoss(Objective objective, int patience) {
        this.objective = objective;
        this.patience = patience;
        this.gradient = new double[objective.parameters()];
        this.best = new double[objective.parameters()];
        this.seen = new double[objective.parameters()];
    }

    /** Evaluates the loss after an epoch. Returns true if the loss has not fallen for too long. */
    boolean isExhausted(int epoch, double[] theta) {
        if (patience == 0) {
            return false;
        }
        double loss = loss(theta);
        if (loss < lowest) {
            lowest = loss;
            lowestAt = epoch;
            System.arraycopy(theta, 0, best, 0, best.length);
        }
        return epoch - lowestAt >= patience;
    }

    /** The loss at a point, remembered because the path and the stop rule ask for the same point. */
    public double loss(double[] theta) {
        if (Double.isNaN(seenLoss) || !Arrays.equals(seen, theta)) {
            System.arraycopy(theta, 0, seen, 0, seen.length);
            seenLoss = objective.evaluate(theta, gradient);
        }
        return seenLoss;
    }

    double[] best() {
        return best;
    }

    int bestAt() {
        return lowestAt;
    }

    @Override
    public double[] save() {
        return Memory.join(new double[] {lowest, lowestAt}, best);
    }

    @Override
    public void load(double[] saved) {
        double[] own = new double[2];
        Memory.split(saved, own, best);
        lowest = own[0];
        lowestAt = (int) Memory.count(own[1], Integer.MAX_VALUE);
    }
}
