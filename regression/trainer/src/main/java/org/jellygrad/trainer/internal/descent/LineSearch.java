package org.jellygrad.trainer.internal.descent;

import org.jellygrad.trainer.internal.linalg.Vectors;
import org.jellygrad.trainer.internal.objective.PenalizedObjective;

/**
 * Searches along a direction for a point that satisfies the strong Wolfe conditions: the objective falls by at least a share of what the
 * slope at the start predicts, and the slope there is small compared with the slope at the start. Where that decrease is below the rounding
 * of the objective, the slope alone decides: W. W. Hager and H. Zhang, "A New Conjugate Gradient Method with Guaranteed Descent and an
 * Efficient Line Search", SIAM J. Optim. 16 (2005), section 3, the approximate Wolfe conditions.
 *
 * <p>A bracket is kept whose lower end is low enough and still falls; secants of the slope find the next point, which on a parabola is
 * its minimum.
 */
final class LineSearch {

    private static final int MOST_TRIALS = 40;

    /** After this many trials the bracket is halved, because secants have not helped. */
    private static final int BISECT_FROM = 10;

    /** The decrease that is required, as a share of the decrease that the slope predicts. */
    private static final double SUFFICIENT = 1e-4;

    /** The rounding of an objective, as a share of it. */
    private static final double ROUNDING = 1e-13;

    /** A slope below this share of the first slope counts as 0: the minimum of a parabola is reached. */
    private static final double NO_SLOPE = 1e-9;

    private final PenalizedObjective objective;
    private final double slopeLeft;
    private final boolean parabola;
    private final double[] origin;
    private double length;
    private double value;
    private long evaluations;

    /**
     * @param slopeLeft the share of the slope at the start that may be left
     * @param parabola whether the objective is quadratic, so that the second trial is at the minimum
     */
    LineSearch(PenalizedObjective objective, double slopeLeft, boolean parabola) {
        this.objective = objective;
        this.slopeLeft = slopeLeft;
        this.parabola = parabola;
        this.origin = new double[objective.parameters()];
    }

    /** The step length of the last search, as a multiple of the direction. */
    double length() {
        return length;
    }

    /** How many gradients all searches have evaluated. */
    long evaluations() {
        return evaluations;
    }

    /** The objective where the last search ended. */
    double value() {
        return value;
    }

    /**
     * Moves θ along the direction.
     *
     * @param start the objective at θ
     * @param gradient at θ; receives that at the new point
     * @param first how many times the direction to try first
     * @return false if no trial was better, θ and the gradient being as they were
     */
    boolean search(double[] theta, double start, double[] gradient, double[] direction, double first) {
        System.arraycopy(theta, 0, origin, 0, theta.length);
        double startSlope = Vectors.dot(gradient, direction);
        double low = 0;
        double lowSlope = startSlope;
        double high = Double.POSITIVE_INFINITY;
        double highSlope = Double.NaN;
        length = first;
        for (int trial = 1; startSlope < 0 && trial <= MOST_TRIALS && low < length && length < high; trial++) {
            move(theta, direction);
            value = evaluate(theta, gradient);
            double slope = Vectors.dot(gradient, direction);
            boolean lower = value <= start + SUFFICIENT * length * startSlope
                    || (value <= start + ROUNDING * Math.abs(start) && slope <= (2 * SUFFICIENT - 1) * startSlope);
            boolean exact = !parabola || trial > 1 || Math.abs(slope) <= -NO_SLOPE * startSlope;
            if (lower && exact && Math.abs(slope) <= -slopeLeft * startSlope) {
                return true;
            }
            double before = low;
            double beforeSlope = lowSlope;
            if (lower && slope < 0) {
                low = length;
                lowSlope = slope;
            } else {
                high = length;
                highSlope = slope;
            }
            length = high == Double.POSITIVE_INFINITY
                    ? further(before, beforeSlope, low, lowSlope)
                    : between(low, lowSlope, high, trial < BISECT_FROM ? highSlope : Double.NaN);
        }
        System.arraycopy(origin, 0, theta, 0, theta.length);
        value = evaluate(theta, gradient);
        return false;
    }

    private double evaluate(double[] theta, double[] gradient) {
        evaluations++;
        return objective.evaluate(theta, gradient);
    }

    private void move(double[] theta, double[] direction) {
        for (int j = 0; j < theta.length; j++) {
            theta[j] = origin[j] + length * direction[j];
        }
    }

    /** The place where a line through two slopes is 0, kept within bounds. */
    private static double further(double before, double beforeSlope, double low, double lowSlope) {
        double secant = low + (low - before) * lowSlope / (beforeSlope - lowSlope);
        return secant > low ? Math.min(Math.max(secant, 1.01 * low), 1000 * low) : 4 * low;
    }

    private static double between(double low, double lowSlope, double high, double highSlope) {
        double share = -lowSlope / (highSlope - lowSlope);
        return share > 0 && share < 1 && highSlope > 0 ? low + (high - low) * share : low + (high - low) / 2;
    }
}
