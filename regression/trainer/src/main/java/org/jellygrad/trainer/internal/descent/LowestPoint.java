package org.jellygrad.trainer.internal.descent;

import org.jellygrad.trainer.optimizer.Memory;

/** The lowest objective and the smallest gradient of a run so far. */
final class LowestPoint implements Memory {

    private final double[] best;
    private final double share;
    private double lowest = Double.POSITIVE_INFINITY;

    /** The objective and the gradient at the last progress. */
    private double low = Double.POSITIVE_INFINITY;

    private double flat = Double.POSITIVE_INFINITY;
    private int at;

    /** The range of the loss since the last progress. */
    private double least;

    private double most;

    /**
     * @param start where the run starts
     * @param share the share by which objective or gradient must fall, in however many epochs, to count as progress
     */
    LowestPoint(double[] start, double share) {
        this.best = start.clone();
        this.share = share;
    }

    /** Near the optimum the objective is flat to rounding while the gradient still shrinks, so either counts as progress. */
    void note(Position seen, int epoch) {
        if (seen.value < lowest) {
            lowest = seen.value;
            System.arraycopy(seen.theta, 0, best, 0, best.length);
        }
        if (seen.value < low - share * Math.abs(low) || low == Double.POSITIVE_INFINITY) {
            low = seen.value;
            at = epoch;
        }
        double norm = seen.gradientNorm();
        if (norm < flat - share * flat || flat == Double.POSITIVE_INFINITY) {
            flat = norm;
            at = epoch;
        }
        least = at == epoch ? seen.loss : Math.min(least, seen.loss);
        most = at == epoch ? seen.loss : Math.max(most, seen.loss);
    }

    /** Starts counting anew from an epoch and the best point, whose gradient may be any. */
    void startAgain(int epoch) {
        at = epoch;
        flat = Double.POSITIVE_INFINITY;
    }

    /** Where the objective was lowest. */
    double[] best() {
        return best;
    }

    double lowest() {
        return lowest;
    }

    /** The epoch of the last progress. */
    int at() {
        return at;
    }

    /** The lowest loss since the last progress. */
    double least() {
        return least;
    }

    /** The highest loss since the last progress. */
    double most() {
        return most;
    }

    @Override
    public double[] save() {
        return Memory.join(new double[] {lowest, low, flat, at, least, most}, best);
    }

    @Override
    public void load(double[] saved) {
        double[] own = new double[6];
        Memory.split(saved, own, best);
        lowest = own[0];
        low = own[1];
        flat = own[2];
        at = (int) Memory.count(own[3], Integer.MAX_VALUE);
        least = own[4];
        most = own[5];
    }
}
