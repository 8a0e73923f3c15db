package org.jellygrad.benchmarks.measurement;

import java.util.Collection;

/** How many digits of the slopes of {@link SeededData} are right. */
public final class Digits {
    private static final double MOST = 16;

    private Digits() {}

    /** Of the worst slope, 16 at most: −log₁₀ of its relative error; NaN if one is. */
    public static double ofWorst(Collection<Double> slopes) {
        double least = MOST;
        int j = 0;
        for (double found : slopes) {
            double truth = SeededData.coefficient(j++);
            double error = Math.abs(found - truth) / Math.abs(truth);
            least = error == 0 ? least : Math.min(least, -Math.log10(error));
        }
        return least;
    }
}
