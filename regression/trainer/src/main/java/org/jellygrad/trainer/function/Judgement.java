package org.jellygrad.trainer.function;

import java.util.Arrays;
import java.util.List;
import org.jellygrad.trainer.Minimum;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.path.PathPoint;
import org.jspecify.annotations.Nullable;

/** Decides what a run has come to: by its path, by the curvature at its end, and by looking ahead. */
final class Judgement {

    /** Below this a slope is all but gone. */
    private static final double FLAT = 1e-6;

    /** Points as near to each other, beside the way between neighbours, are the same. */
    private static final double SAME = 1e-9;

    /** So many points are looked at to tell whether a run hovers. */
    private static final int LOOKED_AT = 12;

    /** How far to look for a rise: 2 to this power times the size of the point. */
    private static final int AHEAD = 200;

    private final TypedFunction function;
    private final Minimum minimum;
    private final LocalShape.At end;
    private final @Nullable Bottom bottom;

    Judgement(TypedFunction function, Minimum minimum, LocalShape.At end, @Nullable Bottom bottom) {
        this.function = function;
        this.minimum = minimum;
        this.end = end;
        this.bottom = bottom;
    }

    Place place() {
        if (!Double.isFinite(end.value())) {
            return leftTheDomain() ? Place.OUTSIDE : end.value() < 0 ? Place.BOTTOMLESS : Place.RISING;
        }
        if (minimum.outcome() instanceof Outcome.Diverged) {
            return Place.RISING;
        }
        if (minimum.outcome() instanceof Outcome.Converged) {
            return arrived();
        }
        if (isFlat()) {
            return Place.FLAT;
        }
        if (hovers()) {
            return Place.HOVERS;
        }
        return bottom == null && fallsForEver() ? Place.BOTTOMLESS : Place.ON_THE_WAY;
    }

    private boolean leftTheDomain() {
        return minimum.outcome() instanceof Outcome.StoppedEarly;
    }

    private Place arrived() {
        Curvature curvature = end.curvature();
        if (bottom != null && near(bottom.point())) {
            return bottom.curvature().largest() > 0 ? Place.MINIMUM : surroundings();
        }
        if (curvature == null || (curvature.isBowl() && Bottom.norm(end.gradient()) > 0)) {
            return Place.FLAT;
        }
        if (curvature.count(0) > 0) {
            return surroundings();
        }
        return curvature.count(1) > 0 ? Place.SADDLE : Place.HILLTOP;
    }

    /** Whether a point is the end of the run, as far as the way to it is concerned. */
    private boolean near(double... point) {
        double way = Bottom.distance(start(), point);
        return Bottom.distance(end.point(), point) <= 1e-3 * Math.max(way, FLAT * Bottom.norm(point))
                || Arrays.equals(end.point(), point);
    }

    private double[] start() {
        return minimum.path().first().parameters();
    }

    /** Where second derivatives are 0: what the values are a little to both sides of each direction of the Hessian. */
    private Place surroundings() {
        Curvature curvature = end.curvature();
        if (curvature == null) {
            return Place.LEVEL;
        }
        boolean higher = false;
        boolean lower = false;
        double little = 1e-3 * Math.max(1, Bottom.norm(end.point()));
        for (double[] direction : curvature.directions()) {
            for (int side = -1; side <= 1; side += 2) {
                double there = function.at(ahead(direction, side * little));
                higher |= there > end.value();
                lower |= there < end.value();
            }
        }
        if (higher == lower) {
            return higher ? Place.SADDLE : Place.LEVEL;
        }
        return higher ? Place.MINIMUM : Place.HILLTOP;
    }

    private double[] ahead(double[] direction, double far) {
        double[] point = end.point().clone();
        for (int j = 0; j < point.length; j++) {
            point[j] += far * direction[j];
        }
        return point;
    }

    private boolean isFlat() {
        PathPoint first = minimum.path().first();
        double went = Bottom.distance(end.point(), first.parameters());
        return first.gradientNorm() < FLAT
                && minimum.path().last().gradientNorm() < FLAT
                && went <= FLAT * Math.max(1, Bottom.norm(first.parameters()));
    }

    /** Two points in turn, or no new lowest value in the later half of the last points though the value changes. */
    private boolean hovers() {
        List<PathPoint> all = minimum.path().points();
        int n = all.size();
        if (n < 4 || minimum.path().every() > 1) {
            return n >= 4
                    && minimum.outcome() instanceof Outcome.StoppedEarly
                    && !minimum.path().wentBack()
                    && isStill();
        }
        double[] last = all.get(n - 1).parameters();
        double hop = Bottom.distance(last, all.get(n - 2).parameters());
        if (hop > 0
                && Bottom.distance(last, all.get(n - 3).parameters()) <= SAME * hop
                && Bottom.distance(all.get(n - 2).parameters(), all.get(n - 4).parameters()) <= SAME * hop) {
            return true;
        }
        return minimum.path().wentBack() || (n > LOOKED_AT && isStill());
    }

    private boolean isStill() {
        List<PathPoint> all = minimum.path().points();
        List<PathPoint> later = all.subList(Math.max(0, all.size() - LOOKED_AT), all.size());
        int half = later.size() / 2;
        double before = later.subList(0, half).stream()
                .mapToDouble(PathPoint::loss)
                .min()
                .orElse(Double.NaN);
        double after = later.subList(half, later.size()).stream()
                .mapToDouble(PathPoint::loss)
                .min()
                .orElse(Double.NaN);
        double most = later.subList(half, later.size()).stream()
                .mapToDouble(PathPoint::loss)
                .max()
                .orElse(Double.NaN);
        double mostBefore = later.subList(0, half).stream()
                .mapToDouble(PathPoint::loss)
                .max()
                .orElse(Double.NaN);
        return after >= before && most > after && most <= mostBefore * (1 + SAME);
    }

    /** Looks along the steepest way down, at distances that double: the value must fall all the way. */
    private boolean fallsForEver() {
        double norm = Bottom.norm(end.gradient());
        if (!(norm > 0) || Double.isInfinite(norm)) {
            return false;
        }
        double[] down = new double[end.gradient().length];
        for (int j = 0; j < down.length; j++) {
            down[j] = -end.gradient()[j] / norm;
        }
        double size = Math.max(1, Bottom.norm(end.point()));
        double before = end.value();
        for (int i = 0; i < AHEAD; i++) {
            double there = function.at(ahead(down, size * Math.scalb(1.0, i - AHEAD / 8)));
            if (!(there <= before)) {
                return false;
            }
            before = there;
        }
        return before < end.value();
    }
}
