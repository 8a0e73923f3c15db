package org.jellygrad.trainer.internal.diagnose;

import java.util.Arrays;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.design.Sweep;
import org.jellygrad.trainer.internal.design.Tile;
import org.jellygrad.trainer.internal.design.UserUnits;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.linalg.UpperTriangle;

/**
 * HC3 standard errors, from one read of the rows.
 *
 * <p>With rows z = √w·[1 t] and Z = QR, a row q of Q is R⁻ᵀz and has the square norm h, the row's leverage. The user's parameters are U·q
 * for the triangle U that makes them from the orthonormal basis, so the variance of parameter j is Σ (√w·e/(1 − h))²·(U·q)ⱼ²: a sum of
 * squares, which loses no digits. It is the diagonal of (ZᵀZ)⁻¹Zᵀ diag(we²/(1 − h)²) Z(ZᵀZ)⁻¹.
 */
public final class RobustErrors {

    /** A leverage closer to 1 than this counts as 1, because 1 − h is then only rounding. */
    private static final double LEAST_REST = 1e-10;

    private RobustErrors() {}

    /**
     * The standard errors of the user's parameters, intercept first where there is one, kept features only; all NaN where a row has
     * leverage 1.
     *
     * @param point coefficients of [1 t], kept features only
     * @param deviation the residual standard error, about as large as residuals are; the result hardly depends on it
     * @param threads at most
     */
    public static double[] hc3(
            RowSource source, CondensedRows data, DoubleDouble[] point, double deviation, int threads) {
        UpperTriangle toUser = UserUnits.ofFrame(data).times(data.r().inverse());
        // Squares of residuals and parameters in the user's units may leave the range of doubles: near 1 they do not.
        int[] units = new int[point.length];
        DoubleDouble[][] rows = UpperTriangle.identity(point.length);
        for (int i = 0; i < units.length; i++) {
            units[i] = Math.getExponent(toUser.get(i, i).hi());
            for (int j = i; j < units.length; j++) {
                units[i] = Math.max(units[i], Math.getExponent(toUser.get(i, j).hi()));
            }
            for (int j = i; j < units.length; j++) {
                rows[i][j] = toUser.get(i, j).timesPowerOfTwo(-units[i]);
            }
        }
        int unit = deviation > 0 ? Math.getExponent(deviation) : 0;
        UpperTriangle scaled = new UpperTriangle(rows);
        double[] variances = new double[point.length];
        Sweep.over(
                source,
                data.frame(),
                threads,
                () -> {},
                check -> new Variances(data.columns(), data.r(), scaled, point, unit, variances));
        double[] errors = new double[point.length];
        Arrays.setAll(errors, j -> Math.scalb(Math.sqrt(variances[j]), units[j] + unit));
        return errors;
    }

    private static final class Variances implements Sweep.Sum {
        private final int[] columns;
        private final UpperTriangle r;
        private final UpperTriangle toUser;
        private final DoubleDouble[] point;
        private final int unit;
        private final double[] totals;
        private final double[] sums;

        Variances(
                int[] columns, UpperTriangle r, UpperTriangle toUser, DoubleDouble[] point, int unit, double[] totals) {
            this.columns = columns;
            this.r = r;
            this.toUser = toUser;
            this.point = point;
            this.unit = unit;
            this.totals = totals;
            this.sums = new double[totals.length];
        }

        @Override
        public void add(Tile tile, long first) {
            DoubleDouble[] row = new DoubleDouble[columns.length];
            for (int i = 0; i < tile.rows(); i++) {
                double weight = tile.weights().hi()[i];
                if (weight == 0) {
                    continue;
                }
                DoubleDouble root = DoubleDouble.of(weight).sqrt();
                DoubleDouble residual = DoubleDouble.of(-tile.y()[i]);
                for (int k = 0; k < row.length; k++) {
                    var column = tile.column(columns[k]);
                    DoubleDouble t = new DoubleDouble(column.hi()[i], column.lo()[i]);
                    residual = residual.plus(t.times(point[k]));
                    row[k] = t.times(root);
                }
                add(row, residual.times(root).timesPowerOfTwo(-unit).toDouble());
            }
        }

        /** Adds a row times the root of its weight, and its residual likewise. */
        private void add(DoubleDouble[] row, double residual) {
            DoubleDouble[] q = r.transposeSolve(row);
            DoubleDouble rest = DoubleDouble.ONE;
            for (DoubleDouble element : q) {
                rest = rest.minus(element.square());
            }
            double left = rest.toDouble() > LEAST_REST ? residual / rest.toDouble() : Double.NaN;
            DoubleDouble[] influence = toUser.times(q);
            for (int j = 0; j < sums.length; j++) {
                double moved = left * influence[j].toDouble();
                sums[j] += moved * moved;
            }
        }

        @Override
        public boolean isExact() {
            return true;
        }

        @Override
        public void pass() {
            for (int j = 0; j < sums.length; j++) {
                totals[j] += sums[j];
            }
            Arrays.fill(sums, 0);
        }
    }
}
