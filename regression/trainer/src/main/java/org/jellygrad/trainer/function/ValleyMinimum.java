package org.jellygrad.trainer.function;

import org.jspecify.annotations.Nullable;

/**
 * The minimum of the valley that a point is in.
 *
 * @param point where it is
 * @param value of the function there
 * @param curvature of the function there
 */
public record ValleyMinimum(double[] point, double value, Curvature curvature) {

    private static final int MOST_STEPS = 100;
    private static final int MOST_HALVINGS = 40;

    /** Newton's method ends when its step is below this share of the point and of the way so far. */
    private static final double ARRIVED = 1e-10;

    /** How far beside a point to look, as a share of its size. */
    private static final double LITTLE = 1e-3;

    /** A curvature below this share of another is 0 beside it. */
    private static final double VANISHING = 1e-9;

    /**
     * Newton's method from a point, as long as the function curves up and falls. Null where that leads nowhere: the point is on no slope of
     * a valley, or the slope flattens out without one.
     */
    static @Nullable ValleyMinimum below(LocalShape shape, double... from) {
        LocalShape.PointShape at = shape.at(from);
        for (int i = 0; i < MOST_STEPS; i++) {
            Curvature curvature = at.curvature();
            if (curvature == null || !curvature.isBowl() || !Double.isFinite(at.value())) {
                return null;
            }
            double[] step = curvature.newtonStep(at.gradient());
            double length = norm(step);
            if (length <= ARRIVED * Math.max(norm(at.point()), distance(at.point(), from))) {
                return new ValleyMinimum(at.point(), at.value(), curvature);
            }
            LocalShape.PointShape next = lower(shape, at, step);
            if (next == null) {
                // No step is lower: rounding is all that is left, or the slope is not that of the values.
                return length <= Math.sqrt(ARRIVED) * Math.max(norm(at.point()), distance(at.point(), from))
                        ? new ValleyMinimum(at.point(), at.value(), curvature)
                        : null;
            }
            at = next;
        }
        return null;
    }

    /**
     * Whether the function falls on beyond the point, as x³ does beyond 0: Newton's method ends there too. Asked only along directions in
     * which the curvature vanishes beside that elsewhere, for only they leave it open.
     */
    boolean isPassedThrough(TypedFunction function, @Nullable Curvature elsewhere) {
        double scale = elsewhere == null ? 0 : Math.max(Math.abs(elsewhere.smallest()), Math.abs(elsewhere.largest()));
        double little = LITTLE * Math.max(1, norm(point));
        for (int i = 0; i < curvature.eigenvalues().length; i++) {
            if (Math.abs(curvature.eigenvalues()[i]) > VANISHING * scale) {
                continue;
            }
            for (int side = -1; side <= 1; side += 2) {
                double[] beside = point.clone();
                for (int j = 0; j < beside.length; j++) {
                    beside[j] += side * little * curvature.directions()[i][j];
                }
                if (function.at(beside) < value - 4 * Math.ulp(value)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static LocalShape.@Nullable PointShape lower(LocalShape shape, LocalShape.PointShape at, double... step) {
        double share = 1;
        for (int i = 0; i < MOST_HALVINGS; i++, share /= 2) {
            double[] point = at.point().clone();
            for (int j = 0; j < point.length; j++) {
                point[j] += share * step[j];
            }
            LocalShape.PointShape next = shape.at(point);
            if (next.value() < at.value()
                    || (next.value() == at.value() && norm(next.gradient()) < norm(at.gradient()))) {
                return next;
            }
        }
        return null;
    }

    static double norm(double... vector) {
        double largest = 0;
        for (double element : vector) {
            largest = Math.hypot(largest, element);
        }
        return largest;
    }

    /** The Euclidean distance of two points. */
    public static double distance(double[] a, double... b) {
        double[] difference = a.clone();
        for (int j = 0; j < difference.length; j++) {
            difference[j] -= b[j];
        }
        return norm(difference);
    }
}
