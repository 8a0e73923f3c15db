package org.jellygrad.trainer.internal.kinks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jellygrad.trainer.internal.linalg.RowBasis;
import org.jellygrad.trainer.internal.linalg.Vectors;
import org.jspecify.annotations.Nullable;

/**
 * Descent along the kinks of a loss made of straight lines, with l1 and l2 penalties: exact where steps across the kinks only hover. A
 * search goes down the gradient projected on the kinks it already lies in (with an l2 penalty to the parabola's minimum among them), as far
 * as the objective falls, and ends in one kink more. Where the projected gradient is 0, the gradient is −Σ λᵢxᵢ over the kinks' rows: if
 * every λᵢ is between the slopes of its row, 0 is a subgradient and this is the optimum; else a row with a λ beyond them is left on that
 * side. Every search makes the objective smaller, so no set of kinks comes twice. An optimum that is level goes on to a corner, which alone
 * can be told exactly.
 *
 * <p>Source: R. H. Bartels, A. R. Conn and J. W. Sinclair, "Minimization Techniques for Piecewise Differentiable Functions: The l1 Solution
 * to an Overdetermined Linear System", SIAM J. Numer. Anal. 15 (1978). Ties between rows are broken as in the simplex method, by
 * truths a little beside the true ones: A. Charnes, "Optimality and Degeneracy in Linear Programming", Econometrica 20 (1952).
 */
final class EdgeDescent {

    /** How far truths are moved to break ties, as a share of the mean residual. */
    private static final double BESIDE = 0x1p-36;

    /** The same distance as a share of the largest truth, whose rounding it must exceed. */
    private static final double ABOVE_ROUNDING = 0x1p-46;

    /** Below this share of the sum of all slopes a gradient is rounding. */
    private static final double FLAT = 1e-13;

    /** A λ beyond its bounds by less than this share of their distance, and of the sum of all slopes, is rounding. */
    private static final double WITHIN = 1e-12;

    private static final double WITHIN_ALL = 1e-16;

    private final KinkedRows rows;
    private final double curvature;
    private final int first;
    private final double[] u;
    private final double[] residuals;

    /** The slope of each row's cost; 0 for those in whose kink u lies. */
    private final double[] slopes;

    private final double[] changes;
    private final Breakpoints breakpoints;
    private final RowBasis basis;
    private final List<Integer> active = new ArrayList<>();
    private final double steepness;

    /**
     * @param curvature of an l2 penalty on each coefficient, beside the sum of the rows' costs
     * @param first index of the first penalised parameter
     * @param start where to begin
     */
    EdgeDescent(KinkedRows rows, double curvature, int first, double[] start) {
        this.rows = rows;
        this.curvature = curvature;
        this.first = first;
        this.u = start.clone();
        this.residuals = new double[rows.count()];
        this.slopes = new double[rows.count()];
        this.changes = new double[rows.count()];
        this.breakpoints = new Breakpoints(rows.count());
        this.basis = new RowBasis(rows.width());
        this.steepness = look();
    }

    /** Finds residuals and slopes at u; the sum of all slopes' sizes. */
    private double look() {
        rows.along(u, residuals);
        double sum = 0;
        double largest = 0;
        for (int i = 0; i < residuals.length; i++) {
            largest = Math.max(largest, Math.abs(rows.truth(i)));
            residuals[i] -= rows.truth(i);
            sum += Math.abs(residuals[i]);
        }
        double beside =
                Math.max(Double.MIN_NORMAL, Math.max(BESIDE * sum / residuals.length, ABOVE_ROUNDING * largest));
        SplittableRandom random = new SplittableRandom(1);
        double steep = 0;
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] += beside * (2 * random.nextDouble() - 1);
            slopes[i] = residuals[i] > 0 ? rows.above(i) : rows.below(i);
            steep += Math.abs(slopes[i]);
        }
        return steep;
    }

    /**
     * Goes to the optimum.
     *
     * @param most searches at most
     * @param stopped asked before each search, whether to give up
     * @param visit is told of u before each search but the first
     * @return null if it was not reached by then, or the search was given up
     */
    @Nullable
    Corner descend(int most, Consumer<double[]> visit, BooleanSupplier stopped) {
        int searches = 0;
        while (true) {
            double[] gradient = gradient();
            double[] direction = direction(gradient);
            if (direction == null) {
                double[] factors = multipliers(gradient);
                int worst = worst(factors);
                if (worst >= 0) {
                    leave(worst, factors[worst]);
                    continue;
                }
                direction = level();
                if (direction == null) {
                    return corner(searches, factors);
                }
            }
            if (searches == most || stopped.getAsBoolean()) {
                return null;
            }
            if (searches > 0) {
                visit.accept(u);
            }
            searches++;
            if (!search(direction, Math.min(Vectors.dot(gradient, direction), -Double.MIN_VALUE))) {
                return null;
            }
        }
    }

    private double[] gradient() {
        double[] gradient = rows.sum(slopes);
        for (int j = first; j < u.length && curvature > 0; j++) {
            gradient[j] += curvature * u[j];
        }
        return gradient;
    }

    /** Down the gradient within the kinks, or to the minimum of the parabola there; null where the gradient is 0 within them. */
    private double @Nullable [] direction(double[] gradient) {
        double[] down = basis.freePart(gradient);
        double flat = FLAT * (steepness + curvature * Vectors.norm(u));
        if (basis.free() == 0 || Vectors.norm(down) <= flat) {
            return null;
        }
        if (curvature > 0) {
            newton(down, flat);
        }
        Vectors.scale(down, -1);
        return down;
    }

    /** Divides by the second derivative within the kinks: c·(I − zzᵀ), z what is left of the intercept's axis there. */
    private void newton(double[] down, double flat) {
        if (isBent() && first > 0) {
            double[] axis = new double[u.length];
            axis[0] = 1;
            double[] left = basis.freePart(axis);
            Vectors.addMultiple(down, Vectors.dot(left, down) / (1 - left[0]), left);
        } else if (first > 0 && Math.abs(down[0]) > flat) {
            // Nothing curves along the intercept's own axis.
            Arrays.fill(down, 1, down.length, 0);
            return;
        } else if (first > 0) {
            down[0] = 0;
        }
        Vectors.scale(down, 1 / curvature);
    }

    /** A direction within the kinks to another one, along which the objective is level; null if none is left. */
    private double @Nullable [] level() {
        if (basis.free() == 0 || (curvature > 0 && isBent())) {
            return null;
        }
        double[] level = new double[u.length];
        for (int j = 0; j < u.length && (curvature == 0 || j < first); j++) {
            double[] axis = new double[u.length];
            axis[j] = 1;
            double[] free = basis.freePart(axis);
            level = Vectors.norm(free) > Vectors.norm(level) ? free : level;
        }
        rows.along(level, changes);
        for (int i = 0; i < residuals.length; i++) {
            if (!active.contains(i) && rows.above(i) > rows.below(i) && changes[i] != 0) {
                Vectors.scale(level, -Math.signum(residuals[i]) * Math.signum(changes[i]));
                return level;
            }
        }
        return null;
    }

    /** Whether an l2 penalty curves the objective along the intercept, too: where rows of data tie it to coefficients. */
    private boolean isBent() {
        return first == 0 || active.stream().anyMatch(row -> row < rows.data());
    }

    private double[] multipliers(double[] gradient) {
        double[] factors = basis.factors(gradient);
        Vectors.scale(factors, -1);
        return factors;
    }

    /** The active row whose λ is farthest beyond its slopes; −1 if all are between them. */
    private int worst(double[] factors) {
        int worst = -1;
        double farthest = 0;
        for (int k = 0; k < factors.length; k++) {
            int row = active.get(k);
            double width = rows.above(row) - rows.below(row);
            double beyond =
                    (Math.max(factors[k] - rows.above(row), rows.below(row) - factors[k]) - margin(row)) / width;
            if (beyond > farthest) {
                farthest = beyond;
                worst = k;
            }
        }
        return worst;
    }

    private double margin(int row) {
        return WITHIN * (rows.above(row) - rows.below(row)) + WITHIN_ALL * steepness;
    }

    private void leave(int k, double factor) {
        int row = active.remove(k);
        basis.remove(k);
        slopes[row] = factor > rows.above(row) ? rows.above(row) : rows.below(row);
    }

    /** Goes as far as the objective falls; false if it falls for ever. */
    private boolean search(double[] direction, double slope) {
        rows.along(direction, changes);
        active.forEach(row -> changes[row] = 0);
        breakpoints.clear();
        for (int i = 0; i < residuals.length; i++) {
            double time = -residuals[i] / changes[i];
            if (time > 0 && time < Double.POSITIVE_INFINITY && rows.above(i) > rows.below(i)) {
                breakpoints.add(time, (rows.above(i) - rows.below(i)) * Math.abs(changes[i]), i);
            }
        }
        double bend = 0;
        for (int j = first; j < u.length; j++) {
            bend += curvature * direction[j] * direction[j];
        }
        Breakpoints.LowestPlace minimum = breakpoints.minimum(slope, bend);
        if (!(minimum.time() > 0 && minimum.time() < Double.POSITIVE_INFINITY)) {
            return false;
        }
        move(direction, minimum);
        return true;
    }

    private void move(double[] direction, Breakpoints.LowestPlace minimum) {
        Vectors.addMultiple(u, minimum.time(), direction);
        for (int i = 0; i < residuals.length; i++) {
            double time = -residuals[i] / changes[i];
            if (time > 0 && time < minimum.time()) {
                slopes[i] = changes[i] > 0 ? rows.above(i) : rows.below(i);
            }
            residuals[i] += minimum.time() * changes[i];
        }
        int hit = minimum.owner();
        if (hit >= 0) {
            active.add(hit);
            basis.add(rows.row(hit));
            residuals[hit] = 0;
            slopes[hit] = 0;
        }
    }

    private Corner corner(int searches, double[] factors) {
        BitSet above = new BitSet();
        for (int i = 0; i < residuals.length; i++) {
            above.set(i, slopes[i] > 0);
        }
        boolean bound = false;
        for (int k = 0; k < factors.length; k++) {
            int row = active.get(k);
            bound |= factors[k] > rows.above(row) - margin(row) || factors[k] < rows.below(row) + margin(row);
        }
        int[] indices = active.stream().mapToInt(Integer::intValue).toArray();
        return new Corner(u, indices, factors, above, searches, bound);
    }
}
