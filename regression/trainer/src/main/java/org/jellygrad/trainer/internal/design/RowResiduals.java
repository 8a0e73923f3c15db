package org.jellygrad.trainer.internal.design;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.linalg.LaneSums;
import org.jellygrad.trainer.internal.linalg.Lanes;

/**
 * Residuals and the gradient of the squared loss in double-double, from the rows themselves: the one gradient that is not the
 * graph's. Doubles lose a residual's digits to cancellation, and with them the last digits of the coefficients.
 *
 * <p>One read: the residuals of a tile are multiplied with its columns while these are in the cache.
 *
 * @param gradient Σ w·residual·[1 t], half the gradient of the sum of squares with respect to the point
 * @param squares Σ w·residual²
 * @param each prediction less truth of every row, times the root of its weight, in the order of the rows; empty where they are not wanted
 * @param weightless the rows whose weight is 0
 */
@SuppressWarnings("ArrayRecordComponent") // of numbers that are read by loops
public record RowResiduals(DoubleDouble[] gradient, DoubleDouble squares, double[] each, BitSet weightless) {

    /**
     * Where the rows are and how they are read.
     *
     * @param source whose features are the variables of the frame
     * @param columns of [1 t] that take part
     * @param threads at most
     * @param each whether the residual of each row is wanted
     * @param heed called as the work goes; what it throws gives it up
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Rows(RowSource source, Frame frame, int[] columns, int threads, boolean each, Runnable heed) {

        /** With the residual of each row. */
        public Rows(RowSource source, Frame frame, int[] columns, int threads, Runnable heed) {
            this(source, frame, columns, threads, true, heed);
        }

        /** The same, to be read whoever waits. */
        Rows unattended() {
            return new Rows(source, frame, columns, threads, each, () -> {});
        }
    }

    /**
     * Reads all rows once.
     *
     * @param point coefficients of the columns that take part
     */
    public static RowResiduals at(Rows rows, DoubleDouble[] point) {
        DoubleDouble[] sums = new DoubleDouble[point.length + 1];
        Arrays.fill(sums, DoubleDouble.ZERO);
        double[] each = new double[rows.each ? Math.toIntExact(rows.source.rows()) : 0];
        BitSet weightless = new BitSet();
        Sweep.over(
                rows.source,
                rows.frame,
                rows.threads,
                rows.heed,
                check -> new Exact(rows.columns, point, each, sums, weightless));
        return new RowResiduals(Arrays.copyOf(sums, point.length), sums[point.length], each, weightless);
    }

    /** Those of the rows with weight, which are all but a few. */
    public double[] weighted() {
        return weightless.isEmpty()
                ? each
                : IntStream.range(0, each.length)
                        .filter(row -> !weightless.get(row))
                        .mapToDouble(i -> each[i])
                        .toArray();
    }

    /**
     * The residuals of the rows at a point near by: these and, in doubles, what the difference makes. Where it is small, they are right to
     * the last digit. Gradient and squares stay as they are. Reads all rows once.
     *
     * @param away the point less the one that these are the residuals at
     */
    public RowResiduals moved(Rows rows, DoubleDouble[] away) {
        if (each.length == 0) {
            return this;
        }
        double[] moved = each.clone();
        double[] difference = DoubleDouble.doubles(away);
        Sweep.over(
                rows.source,
                rows.frame,
                rows.threads,
                rows.heed,
                check -> new Rounded(rows.columns, difference, moved));
        return new RowResiduals(gradient, squares, moved, weightless);
    }

    private static final class Exact implements Sweep.Sum {
        private final int[] columns;
        private final DoubleDouble[] point;
        private final double[] each;
        private final DoubleDouble[] totals;
        private final BitSet weightless;
        private final BitSet none = new BitSet();
        private final Lanes lanes = new Lanes();
        private final LaneSums sums;
        private final Lanes.Numbers residual = new Lanes.Numbers();
        private final Lanes.Numbers weighted = new Lanes.Numbers();

        Exact(int[] columns, DoubleDouble[] point, double[] each, DoubleDouble[] totals, BitSet weightless) {
            this.columns = columns;
            this.point = point;
            this.each = each;
            this.totals = totals;
            this.weightless = weightless;
            this.sums = new LaneSums(totals.length, lanes);
        }

        @Override
        public void add(Tile tile, long first) {
            int rows = tile.rows();
            for (int i = 0; i < rows; i++) {
                residual.hi()[i] = -tile.y()[i];
                residual.lo()[i] = 0;
            }
            for (int k = 0; k < columns.length; k++) {
                lanes.addMultiples(residual, point[k], tile.column(columns[k]), rows);
            }
            Lanes.settle(residual, rows);
            Lanes.multiply(weighted, residual, tile.weights(), rows);
            for (int k = 0; k < columns.length; k++) {
                sums.addProducts(k, weighted, tile.column(columns[k]), rows);
            }
            sums.addProducts(columns.length, weighted, residual, rows);
            if (each.length == 0) {
                return;
            }
            for (int i = 0; i < rows; i++) {
                double weight = tile.weights().hi()[i];
                each[(int) first + i] = Math.sqrt(weight) * residual.hi()[i];
                if (weight == 0) {
                    none.set((int) first + i);
                }
            }
        }

        @Override
        public boolean isExact() {
            return true;
        }

        @Override
        public void pass() {
            sums.addTo(totals);
            weightless.or(none);
            none.clear();
        }
    }

    private static final class Rounded implements Sweep.Sum {
        private final int[] columns;
        private final double[] difference;
        private final double[] each;
        private final double[] sum = new double[Lanes.ROWS];

        Rounded(int[] columns, double[] difference, double[] each) {
            this.columns = columns;
            this.difference = difference;
            this.each = each;
        }

        @Override
        public void add(Tile tile, long first) {
            int rows = tile.rows();
            Arrays.fill(sum, 0);
            for (int k = 0; k < columns.length; k++) {
                Lanes.addRounded(sum, difference[k], tile.column(columns[k]).hi(), rows);
            }
            for (int i = 0; i < rows; i++) {
                each[(int) first + i] += Math.sqrt(tile.weights().hi()[i]) * sum[i];
            }
        }

        @Override
        public boolean isExact() {
            return false;
        }

        @Override
        public void pass() {
            // The rows are already where they belong.
        }
    }
}
