package org.jellygrad.trainer.internal.descent;

import org.jellygrad.trainer.path.PathPoint;

/**
 * A finished run.
 *
 * @param ending why it ended
 * @param theta the last point
 * @param last the last point as recorded
 * @param startValue the objective at the first point
 * @param value the objective at the last point
 * @param gradientRatio the gradient's norm at the last point over that at the first
 * @param epoch that the last point is from, unless it is a mean
 * @param rate the learning rate at the end; NaN if none is taken
 * @param least the lowest loss since the last progress
 * @param most the highest loss since the last progress
 * @param seconds it took
 */
public record DescentResult(
        Ending ending,
        double[] theta,
        PathPoint last,
        double startValue,
        double value,
        double gradientRatio,
        int epoch,
        double rate,
        double least,
        double most,
        double seconds) {

    /** The same for another reason. */
    public DescentResult ending(Ending other) {
        return new DescentResult(
                other, theta, last, startValue, value, gradientRatio, epoch, rate, least, most, seconds);
    }
}
