package org.jellygrad.trainer.internal.setup;

import java.util.List;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.settings.Settings;

/** Refuses numbers that leave the range of doubles, or whose squares do. */
public final class DoubleRange {
    private static final String LARGEST = "1.8e308 is the largest";

    private DoubleRange() {}

    static void checkTarget(String target, CondensedRows rows, Settings settings) {
        if (!Double.isFinite(rows.totalAboutZero().toDouble())) {
            throw new UnusableDataException(
                    "The target '" + target + "' is too large: its squares"
                            + (settings.weights() == null ? "" : ", times the weights,")
                            + " leave the range that doubles can be computed in (" + LARGEST + ").",
                    "Give it in larger units" + (settings.weights() == null ? "." : ", or the weights."));
        }
    }

    /**
     * Refuses a start at which the loss is not a number that descent can lower.
     *
     * @param loss before the first step
     */
    public static void checkStart(double loss, Settings settings) {
        if (!Double.isFinite(loss)) {
            boolean weighted = settings.weights() != null;
            throw new UnusableDataException(
                    "The loss is too large for a double (" + LARGEST + ") before the first step.",
                    "The residuals at the start are too large for their squares"
                            + (weighted ? ", times the weights," : "")
                            + " to be doubles. Give the target" + (weighted ? " or the weights" : "")
                            + " in larger units, or start nearer to it.");
        }
    }

    /** Refuses a result whose coefficients are not numbers. */
    public static void checkCoefficients(double[] parameters, List<String> names) {
        for (int j = 0; j < parameters.length; j++) {
            if (!Double.isFinite(parameters[j])) {
                String what = names.get(j).equals("intercept")
                        ? "The intercept"
                        : "The coefficient of '" + names.get(j) + "'";
                throw new UnusableDataException(
                        what + " is too large for a double (" + LARGEST + ").",
                        "The target changes that much where a column changes by 1. Give the target in larger units, or"
                                + " the column in smaller ones: multiplied by 1e200, say.");
            }
        }
    }
}
