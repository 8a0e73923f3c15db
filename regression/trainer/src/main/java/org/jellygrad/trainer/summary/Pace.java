package org.jellygrad.trainer.summary;

import org.jellygrad.trainer.outcome.Convergence;
import org.jellygrad.trainer.text.Numbers;

/** Says in sentences how much of the distance to the optimum an epoch leaves. */
public final class Pace {
    private static final int DIGITS = 4;
    private static final int REST_DIGITS = 3;

    /** From this factor on, sentences say how much an epoch takes away, not how much it leaves. */
    private static final double SLOW = 0.99;

    /** Factors this close to 1 are told as 1. */
    private static final double STILL = 1e-11;

    private Pace() {}

    /**
     * The sentences; empty where nothing is known.
     *
     * @param epochs that leave a millionth of the distance; NaN or infinite where that is not known
     */
    public static String of(Convergence convergence, double epochs) {
        double factor = convergence.factor();
        String millionth = millionth(epochs);
        return switch (convergence.pattern()) {
            case ONE_STEP -> "One step leads to the optimum.";
            case CRAWLS ->
                factor == 1
                        ? "The steps are too short to change anything."
                        : "Each epoch " + leaves(factor, "the distance to the optimum") + millionth + ".";
            case ZIG_ZAGS ->
                "Each epoch overshoots the optimum and " + leaves(-factor, "the distance") + ", on the other side"
                        + millionth + ".";
            case BALANCED ->
                "Each epoch " + leaves(factor, "the distance to the optimum") + millionth
                        + ". The descent crawls along the flattest direction and zig-zags across the steepest.";
            case SWINGS ->
                "The descent overshoots the optimum and swings back. Each epoch " + leaves(factor, "the distance")
                        + millionth + ".";
            case BOUNCES -> "Each epoch overshoots the optimum and ends as far away on the other side, for ever.";
            case DIVERGES ->
                "Each epoch " + (factor < 0 ? "overshoots the optimum and " : "") + "ends "
                        + Numbers.format(Math.abs(factor), DIGITS) + " times as far away.";
            case NONE -> Double.isNaN(factor) ? "" : gradient(factor, millionth);
        };
    }

    private static String gradient(double factor, String millionth) {
        return "Over the last epochs each "
                + (Math.abs(factor - 1) <= STILL
                        ? "left the gradient as it was, to rounding"
                        : factor > 1
                                ? "made the gradient " + Numbers.format(factor, DIGITS) + " times as large"
                                : factor > SLOW
                                        ? "took away " + percent(1 - factor, REST_DIGITS) + " of the gradient"
                                        : "left " + percent(factor, DIGITS) + " of the gradient")
                + (millionth.isEmpty() ? "" : millionth + " of the distance to the optimum") + ".";
    }

    private static String leaves(double factor, String what) {
        if (Math.abs(factor - 1) <= STILL) {
            return "leaves " + what + " as it is, to rounding";
        }
        return factor > SLOW
                ? "takes away " + percent(1 - factor, REST_DIGITS) + " of " + what
                : "leaves " + percent(factor, DIGITS) + " of " + what;
    }

    private static String percent(double share, int digits) {
        return Numbers.format(100 * share, digits) + " %";
    }

    private static String millionth(double epochs) {
        return !(epochs > 1 && epochs < Double.POSITIVE_INFINITY)
                ? ""
                : "; "
                        + (epochs < 1e6
                                ? Numbers.format(epochs, REST_DIGITS)
                                : epochs < 1e9
                                        ? Numbers.format(epochs / 1e6, REST_DIGITS) + " million"
                                        : Numbers.format(epochs / 1e9, REST_DIGITS) + " billion")
                        + " epochs leave a millionth";
    }
}
