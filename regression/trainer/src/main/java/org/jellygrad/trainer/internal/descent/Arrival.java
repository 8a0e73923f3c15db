package org.jellygrad.trainer.internal.descent;

import org.jellygrad.trainer.path.PathPoint;

/**
 * Where descent ended.
 *
 * @param ending why it ended
 * @param theta the last point
 * @param first the first point as recorded
 * @param last the last point as recorded
 * @param startValue the objective at the first point
 * @param value the objective at the last point
 * @param gradientRatio the gradient's norm at the last point over that at the first
 * @param epoch that the last point is from, unless it is a mean
 * @param rate the learning rate at the end; NaN if none is taken
 * @param spent whether the learning rate has become too small for another step
 * @param least the lowest loss since the last progress
 * @param most the highest loss since the last progress
 * @param gradients how many gradients were evaluated to come here
 */
public record Arrival(
        Ending ending,
        double[] theta,
        PathPoint first,
        PathPoint last,
        double startValue,
        double value,
        double gradientRatio,
        int epoch,
        double rate,
        boolean spent,
        double least,
        double most,
        long gradients) {}
