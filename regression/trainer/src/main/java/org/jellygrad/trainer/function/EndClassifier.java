package org.jellygrad.trainer.function;

import java.util.Arrays;
import java.util.List;
import org.jellygrad.trainer.Minimum;
import org.jellygrad.trainer.internal.linalg.Rounding;
import org.jellygrad.trainer.path.PathPoint;
import org.jspecify.annotations.Nullable;

/** Decides the kind of a run's end from its path, from the curvature there, and from function values further on. */
final class EndClassifier {

    /** Slopes below this are called flat. */
    private static final double FLAT = 1e-6;

    /** How many of the last points decide whether a run hovers. */
    private static final int LOOKED_AT = 12;

    /** How far to look for a rise: 2 to this power times the size of the point. */
    private static final int AHEAD = 200;

    private final TypedFunction function;
    private final Minimum minimum;
    private final LocalShape.PointShape end;
    private final @Nullable ValleyMinimum bottom;

    EndClassifier(TypedFunction function, Minimum minimum, LocalShape.PointShape end, @Nullable ValleyMinimum bottom) {
        this.function = function;
        this.minimum = minimum;
        this.end = end;
        this.bottom = bottom;
    }

    EndKind kind() {
        if (!Double.isFinite(end.value())) {
            return leftTheDomain() ? EndKind.OUTSIDE : end.value() < 0 ? EndKind.BOTTOMLESS : EndKind.RISING;
        }
        if (minimum.outcome().isDiverged()) {
            return EndKind.RISING;
        }
        if (minimum.outcome().isConverged()) {
            return arrived();
        }
        if (isFlat()) {
            return EndKind.FLAT;
        }
        if (hovers()) {
            return EndKind.HOVERS;
        }
        return bottom == null && fallsForEver() ? EndKind.BOTTOMLESS : EndKind.ON_THE_WAY;
    }

    private boolean leftTheDomain() {
        return minimum.outcome().isStoppedEarly();
    }

    private EndKind arrived() {
        Curvature curvature = end.curvature();
        if (bottom != null && near(bottom.point())) {
            return bottom.curvature().largest() > 0 ? EndKind.MINIMUM : surroundings();
        }
        if (curvature == null || (curvature.isBowl() && ValleyMinimum.norm(end.gradient()) > 0)) {
            return EndKind.FLAT;
        }
        if (curvature.count(0) > 0) {
            return surroundings();
        }
        return curvature.count(1) > 0 ? EndKind.SADDLE : EndKind.HILLTOP;
    }

    /** Whether a point equals the end of the run, measured by the length of the last step. */
    private boolean near(double... point) {
        double way = ValleyMinimum.distance(start(), point);
        return ValleyMinimum.distance(end.point(), point) <= 1e-3 * Math.max(way, FLAT * ValleyMinimum.norm(point))
                || Arrays.equals(end.point(), point);
    }

    private double[] start() {
        return minimum.path().first().parameters();
    }

    /** The kind of end where second derivatives are 0: decided by the values on both sides along each eigenvector of the Hessian. */
    private EndKind surroundings() {
        Curvature curvature = end.curvature();
        if (curvature == null) {
            return EndKind.LEVEL;
        }
        boolean higher = false;
        boolean lower = false;
        double little = 1e-3 * Math.max(1, ValleyMinimum.norm(end.point()));
        for (double[] direction : curvature.directions()) {
            for (int side = -1; side <= 1; side += 2) {
                double there = function.at(ahead(direction, side * little));
                higher |= there > end.value();
                lower |= there < end.value();
            }
        }
        if (higher == lower) {
            return higher ? EndKind.SADDLE : EndKind.LEVEL;
        }
        return higher ? EndKind.MINIMUM : EndKind.HILLTOP;
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
        double went = ValleyMinimum.distance(end.point(), first.parameters());
        return first.gradientNorm() < FLAT
                && minimum.path().last().gradientNorm() < FLAT
                && went <= FLAT * Math.max(1, ValleyMinimum.norm(first.parameters()));
    }

    /**
     * Whether the last points alternate between two places, or the later half of them brings no new lowest value although the value
     * changes.
     */
    private boolean hovers() {
        List<PathPoint> all = minimum.path().points();
        int n = all.size();
        if (n < 4 || minimum.path().every() > 1) {
            return n >= 4
                    && minimum.outcome().isStoppedEarly()
                    && !minimum.path().wentBack()
                    && isStill();
        }
        double[] last = all.get(n - 1).parameters();
        double hop = ValleyMinimum.distance(last, all.get(n - 2).parameters());
        if (hop > 0
                && ValleyMinimum.distance(last, all.get(n - 3).parameters()) <= Rounding.SAME * hop
                && ValleyMinimum.distance(
                                all.get(n - 2).parameters(), all.get(n - 4).parameters())
                        <= Rounding.SAME * hop) {
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
        return after >= before && most > after && most <= mostBefore * (1 + Rounding.SAME);
    }

    /** Looks along the steepest way down, at distances that double: the value must fall all the way. */
    private boolean fallsForEver() {
        double norm = ValleyMinimum.norm(end.gradient());
        if (!(norm > 0) || Double.isInfinite(norm)) {
            return false;
        }
        double[] down = new double[end.gradient().length];
        for (int j = 0; j < down.length; j++) {
            down[j] = -end.gradient()[j] / norm;
        }
        double size = Math.max(1, ValleyMinimum.norm(end.point()));
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
