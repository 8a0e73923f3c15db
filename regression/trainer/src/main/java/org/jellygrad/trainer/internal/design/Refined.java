package org.jellygrad.trainer.internal.design;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.linalg.UpperTriangle;
import org.jspecify.annotations.Nullable;

/**
 * The least-squares solution to the last digits. Residuals and gradients at points near the solution follow from it without another read of
 * the rows.
 *
 * <p>From a triangular factor that has fewer digits it comes by iterative refinement, each step b ← b − R⁻¹R⁻ᵀ·gradient with the gradient
 * from the rows in double-double. A step leaves of the error about what the factor's own relative error times κ² is.
 *
 * <p>Source: Å. Björck, "Stability Analysis of the Method of Seminormal Equations for Linear Least Squares Problems", Linear Algebra
 * Appl. 88/89 (1987).
 */
public final class Refined {

    private static final int MOST_SWEEPS = 4;

    /**
     * The error that may be left, as a share of the coefficients. It keeps nine digits even of coefficients that are far smaller than
     * others.
     */
    private static final double ENOUGH = 0x1p-80;

    /** The largest change of the residuals, as a share, from which the new sum of squares follows without a new read. */
    private static final double NEAR = 1e-6;

    /**
     * How far from the optimum, beside the residuals' norm, the factor tells what rows would: the gradient there lacks what the factor
     * does, so a step from there arrives with as much less error.
     */
    private static final double KNOWN = 0.01;

    private final RowResiduals.Rows rows;
    private final UpperTriangle r;
    private final @Nullable Seen seen;
    private final DoubleDouble[] optimum;
    private final DoubleDouble squares;

    private Refined(
            RowResiduals.Rows rows,
            UpperTriangle r,
            @Nullable Seen seen,
            DoubleDouble[] optimum,
            DoubleDouble squares) {
        this.rows = rows;
        this.r = r;
        this.seen = seen;
        this.optimum = optimum;
        this.squares = squares;
    }

    /** The rows at a point near the optimum. */
    private record Seen(DoubleDouble[] point, RowResiduals residuals) {}

    /** The refined solution for a factor in double-double, for rows that are not too nearly collinear. */
    static Refined of(RowResiduals.Rows rows, UpperTriangle r, DoubleDouble[] optimum, DoubleDouble squares) {
        return new Refined(rows, r, null, optimum, squares);
    }

    /**
     * Refines.
     *
     * @param start an approximation
     * @param gain what a step at least leaves of the error
     * @return null if the factor is too far from that of the rows
     */
    static @Nullable Refined of(RowResiduals.Rows rows, UpperTriangle r, DoubleDouble[] start, double gain) {
        DoubleDouble[] point = start;
        double left = gain;
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            RowResiduals here = RowResiduals.at(rows, point);
            DoubleDouble[] along = r.transposeSolve(here.gradient());
            DoubleDouble[] next = minus(point, r.solve(along));
            double moved = norm(along);
            double size = norm(r.times(next));
            left = Math.max(gain, left);
            double share = moved / size;
            boolean near = moved <= NEAR * Math.sqrt(here.squares().toDouble());
            if (near && (share * left <= ENOUGH || size == 0)) {
                DoubleDouble squares = here.squares();
                for (DoubleDouble element : along) {
                    squares = squares.minus(element.square());
                }
                return new Refined(rows, r, new Seen(point, here), next, squares);
            }
            point = next;
        }
        return null;
    }

    /** The least-squares solution. */
    DoubleDouble[] optimum() {
        return optimum;
    }

    /** The least sum of squared residuals. */
    DoubleDouble squares() {
        return squares;
    }

    /**
     * The rows at a point near the optimum, without reading them: residuals and their squares are known there.
     *
     * @return null for a point too far away
     */
    public @Nullable Near at(DoubleDouble[] point) {
        DoubleDouble[] along = r.times(minus(point, optimum));
        double away = norm(along);
        if (!(away <= KNOWN * Math.sqrt(squares.toDouble()))) {
            return null;
        }
        DoubleDouble sum = squares;
        for (DoubleDouble element : along) {
            sum = sum.plus(element.square());
        }
        return new Near(r.transposeTimes(along), sum, () -> residuals(point));
    }

    private double[] residuals(DoubleDouble[] point) {
        RowResiduals there = seen == null
                ? RowResiduals.at(rows.unattended(), point)
                : seen.residuals.moved(rows.unattended(), minus(point, seen.point));
        return there.weighted();
    }

    /**
     * As {@link RowResiduals}, whose rows are read when they are asked for.
     *
     * @param each the residuals of the rows with weight; reads all rows once
     */
    public record Near(DoubleDouble[] gradient, DoubleDouble squares, Supplier<double[]> each) {}

    private static DoubleDouble[] minus(DoubleDouble[] left, DoubleDouble[] right) {
        DoubleDouble[] difference = new DoubleDouble[left.length];
        Arrays.setAll(difference, j -> left[j].minus(right[j]));
        return difference;
    }

    private static double norm(DoubleDouble[] vector) {
        return Arrays.stream(vector).mapToDouble(DoubleDouble::toDouble).reduce(0, Math::hypot);
    }
}
