package org.jellygrad.trainer.linalg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The triangular factor of [A y]: R upper triangular with RᵀR = AᵀA, and q with Rᵀq = Aᵀy, so that
 * ‖A·b − y‖² = ‖R·b − q‖² + {@code residual} for every b. By Cholesky's method on the cross products, columns from left to
 * right; a column that those before it already span is set aside.
 *
 * @param kept indices of the columns of A that stay, ascending
 * @param r the factor, of the kept columns only
 * @param q the target's part in the span of the kept columns
 * @param residual the target's part outside: the least sum of squared residuals
 * @param setAside the other columns, with what spans them
 */
public record TriangularFactor(
        List<Integer> kept, UpperTriangle r, DoubleDouble[] q, DoubleDouble residual, List<SetAside> setAside) {

    /** Below this share of the whole target, what is left of it is the rounding of the double-doubles. */
    private static final double ROUNDING = 0x1p-98;

    /**
     * A column in the span of kept ones.
     *
     * @param column its index in A
     * @param multiples of each kept column to its left, whose sum it is (the nearest to it, for one set aside for want of another)
     */
    public record SetAside(int column, DoubleDouble[] multiples) {}

    /**
     * Factors the cross products of rows [a, y].
     *
     * @param first index of A's first column; those before it are no part of A
     * @param centred whether A's first column is one of ones: it is never set aside, and the others are judged without their
     *     part along it
     * @param needs for each column one to its left without which it is set aside too, or −1
     * @param tolerance for each column the share of its own norm that must be left after those before it are taken out
     */
    public static TriangularFactor of(
            CrossProducts products, int first, boolean centred, int[] needs, double[] tolerance) {
        int target = products.width() - 1;
        List<DoubleDouble[]> columns = new ArrayList<>();
        List<Integer> kept = new ArrayList<>();
        List<SetAside> setAside = new ArrayList<>();
        for (int j = first; j < target; j++) {
            DoubleDouble[] column = project(products, j, kept, columns);
            DoubleDouble left = outside(products, j, column);
            boolean ones = centred && j == first;
            boolean complete = needs[j] < 0 || kept.contains(needs[j]);
            if (!ones && !(complete && independent(products.get(j, j), left, column, centred, tolerance[j]))) {
                setAside.add(new SetAside(j, triangle(columns).solve(column)));
            } else {
                DoubleDouble[] grown = Arrays.copyOf(column, column.length + 1);
                grown[column.length] = left.sqrt();
                columns.add(grown);
                kept.add(j);
            }
        }
        DoubleDouble[] q = project(products, target, kept, columns);
        DoubleDouble residual = outside(products, target, q);
        return new TriangularFactor(
                List.copyOf(kept),
                triangle(columns),
                q,
                residual.hi() > products.get(target, target).hi() * ROUNDING ? residual : DoubleDouble.ZERO,
                List.copyOf(setAside));
    }

    /** Whether enough of a column is left beside its mean, and enough of that beside the columns before it. */
    private static boolean independent(
            DoubleDouble whole, DoubleDouble left, DoubleDouble[] projection, boolean centred, double tolerance) {
        double own = centred ? whole.minus(projection[0].square()).hi() : whole.hi();
        double least = tolerance * tolerance;
        return own > whole.hi() * least && left.hi() > own * least;
    }

    /** Qᵀ times column j, for the orthonormal basis Q of the kept columns: forward substitution. */
    private static DoubleDouble[] project(
            CrossProducts products, int j, List<Integer> kept, List<DoubleDouble[]> columns) {
        DoubleDouble[] projection = new DoubleDouble[kept.size()];
        for (int i = 0; i < projection.length; i++) {
            DoubleDouble[] column = columns.get(i);
            DoubleDouble product = products.get(kept.get(i), j);
            Accumulator left = new Accumulator();
            left.set(product.hi(), product.lo());
            for (int k = 0; k < i; k++) {
                left.subtractProduct(column[k].hi(), column[k].lo(), projection[k].hi(), projection[k].lo());
            }
            projection[i] = left.get().dividedBy(column[i]);
        }
        return projection;
    }

    /** The squared norm of column j less that of its projection. */
    private static DoubleDouble outside(CrossProducts products, int j, DoubleDouble[] projection) {
        DoubleDouble left = products.get(j, j);
        for (DoubleDouble element : projection) {
            left = left.minus(element.square());
        }
        return left;
    }

    private static UpperTriangle triangle(List<DoubleDouble[]> columns) {
        DoubleDouble[][] rows = new DoubleDouble[columns.size()][columns.size()];
        for (int j = 0; j < rows.length; j++) {
            for (int i = 0; i <= j; i++) {
                rows[i][j] = columns.get(j)[i];
            }
        }
        return new UpperTriangle(rows);
    }
}
