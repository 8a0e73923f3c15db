package org.jellygrad.trainer.internal.linalg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The triangular factor of [A y]: R upper triangular with RᵀR = AᵀA, and q with Rᵀq = Aᵀy, so that
 * ‖A·b − y‖² = ‖R·b − q‖² + {@code residual} for every b. By Cholesky's method on the cross products, columns from left to
 * right; a column that those before it already span is set aside, or kept with a row of zeros.
 *
 * @param kept indices of the columns of A that stay, ascending
 * @param r the factor, of the kept columns only
 * @param q the target's part in the span of the kept columns; 0 in a row of zeros
 * @param residual the target's part outside: the least sum of squared residuals
 * @param spanned the columns that others span, with what spans them; some of them may be kept
 */
public record TriangularFactor(
        List<Integer> kept, UpperTriangle r, DoubleDouble[] q, DoubleDouble residual, List<SetAside> spanned) {

    /**
     * A column in the span of kept ones.
     *
     * @param column its index in A
     * @param multiples of each kept column to its left, whose sum it is (the nearest to it, for one set aside for want of another); of
     *     columns that others span, none
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
     * @param keepSpanned whether columns that others span stay, but for those without a part beside their mean: of use where a penalty
     *     settles what they are multiplied with
     * @param heed called before each column; what it throws gives the work up
     */
    public static TriangularFactor of(
            CrossProducts products,
            int first,
            boolean centred,
            int[] needs,
            double[] tolerance,
            boolean keepSpanned,
            Runnable heed) {
        int target = products.width() - 1;
        Basis basis = new Basis(products);
        List<DoubleDouble[]> columns = new ArrayList<>();
        List<Integer> kept = new ArrayList<>();
        List<SetAside> spanned = new ArrayList<>();
        for (int j = first; j < target; j++) {
            heed.run();
            DoubleDouble[] column = basis.project(j);
            DoubleDouble left = outside(products, j, column);
            boolean ones = centred && j == first;
            boolean complete = needs[j] < 0 || kept.contains(needs[j]);
            DoubleDouble own = centred && !ones ? products.get(j, j).minus(column[0].square()) : products.get(j, j);
            double least = tolerance[j] * tolerance[j];
            boolean varies = ones || own.hi() > products.get(j, j).hi() * least;
            if (ones || (complete && varies && left.hi() > own.hi() * least)) {
                column = basis.add(j, kept.size(), column, left.sqrt());
            } else {
                spanned.add(new SetAside(j, basis.expand(basis.triangle().solve(column), kept.size())));
                if (!(keepSpanned && complete && varies)) {
                    continue;
                }
            }
            columns.add(column);
            kept.add(j);
        }
        DoubleDouble[] q = basis.project(target);
        DoubleDouble residual = outside(products, target, q);
        return new TriangularFactor(
                List.copyOf(kept),
                triangle(columns.stream()
                        .map(column -> basis.expand(column, columns.size()))
                        .toList()),
                basis.expand(q, kept.size()),
                residual.hi() > products.get(target, target).hi() * Rounding.DOUBLE_DOUBLE
                        ? residual
                        : DoubleDouble.ZERO,
                List.copyOf(spanned));
    }

    /** The kept columns that no others span, as they are in the orthonormal basis Q that they make. */
    private static final class Basis {
        private final CrossProducts products;
        private final List<Integer> members = new ArrayList<>();
        private final List<Integer> places = new ArrayList<>();
        private final List<DoubleDouble[]> columns = new ArrayList<>();

        /** The columns as a triangle; made when first asked for. */
        private @Nullable UpperTriangle triangle;

        Basis(CrossProducts products) {
            this.products = products;
        }

        /**
         * @param place of the column among those kept
         * @param projection of the column
         * @param left the norm of what is left of it
         */
        DoubleDouble[] add(int column, int place, DoubleDouble[] projection, DoubleDouble left) {
            DoubleDouble[] grown = Arrays.copyOf(projection, projection.length + 1);
            grown[projection.length] = left;
            members.add(column);
            places.add(place);
            columns.add(grown);
            triangle = null;
            return grown;
        }

        /** Qᵀ times column j: forward substitution. */
        DoubleDouble[] project(int j) {
            DoubleDouble[] projection = new DoubleDouble[columns.size()];
            for (int i = 0; i < projection.length; i++) {
                DoubleDouble[] column = columns.get(i);
                DoubleDouble product = products.get(members.get(i), j);
                Accumulator left = new Accumulator();
                left.set(product.hi(), product.lo());
                for (int k = 0; k < i; k++) {
                    left.subtractProduct(column[k].hi(), column[k].lo(), projection[k].hi(), projection[k].lo());
                }
                projection[i] = left.get().dividedBy(column[i]);
            }
            return projection;
        }

        UpperTriangle triangle() {
            UpperTriangle made = triangle;
            if (made == null) {
                made = TriangularFactor.triangle(columns);
                triangle = made;
            }
            return made;
        }

        /** A vector in this basis with zeros at the places of the other kept columns. */
        DoubleDouble[] expand(DoubleDouble[] vector, int size) {
            DoubleDouble[] expanded = new DoubleDouble[size];
            Arrays.fill(expanded, DoubleDouble.ZERO);
            for (int i = 0; i < vector.length; i++) {
                expanded[places.get(i)] = vector[i];
            }
            return expanded;
        }
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
