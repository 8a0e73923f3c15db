package org.jellygrad.trainer;

import org.jellygrad.trainer.method.Memory;

/** The lowest objective and the smallest gradient of a run so far. */
final class Lows implements Memory {

    private final double[] best;
    private double lowest = Double.POSITIVE_INFINITY;
    private double flattest = Double.POSITIVE_INFINITY;
    private int at;

    /** @param start where the run starts */
    Lows(double[] start) {
        best = start.clone();
    }

    /** Near the optimum the objective is flat to rounding while the gradient still shrinks, so either counts as progress. */
    void note(Position seen, int epoch) {
        if (seen.value < lowest) {
            lowest = seen.value;
            at = epoch;
            System.arraycopy(seen.theta, 0, best, 0, best.length);
        }
        double norm = seen.gradientNorm();
        if (norm < flattest) {
            flattest = norm;
            at = epoch;
        }
    }

    /** Starts counting anew from an epoch and the best point, whose gradient may be any. */
    void startAgain(int epoch) {
        at = epoch;
        flattest = Double.POSITIVE_INFINITY;
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

    @Override
    public double[] save() {
        return Memory.join(new double[] {lowest, flattest, at}, best);
    }

    @Override
    public void load(double[] saved) {
        double[] own = new double[3];
        Memory.split(saved, own, best);
        lowest = own[0];
        flattest = own[1];
        at = (int) own[2];
    }
}
