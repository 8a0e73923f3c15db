package org.jellygrad.trainer.sufficient;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.trainer.internal.linalg.CrossProducts;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;

/**
 * The weighted cross products of rows [1, (x − origin)^power, y − origin] in double-double. Immutable.
 *
 * @param columns what is summed
 * @param tally how many rows there were
 * @param origins of the columns: a number of each variable's range, so that a constant column sums to 0; of the ones, 0
 * @param products of the columns; nobody writes to them
 * @param peaks of each column the largest its sum of squares ever was: what its rounding errors are a share of
 */
@SuppressWarnings("ArrayRecordComponent") // of this room, and never written
record Moments(SummaryColumns columns, Tally tally, double[] origins, CrossProducts products, double[] peaks) {

    /** The digits of a double-double, less one for rounding errors in sums. */
    private static final int MOST_DIGITS = 31;

    static Moments none(SummaryColumns columns) {
        int width = columns.width();
        return new Moments(columns, Tally.NONE, new double[width], new CrossProducts(width), new double[width]);
    }

    static Moments of(SummaryColumns columns, Tally tally, double[] origins, CrossProducts products) {
        return new Moments(columns, tally, origins, products, squares(products));
    }

    private static double[] squares(CrossProducts products) {
        double[] squares = new double[products.width()];
        for (int j = 0; j < squares.length; j++) {
            squares[j] = products.get(j, j).toDouble();
        }
        return squares;
    }

    long rows() {
        return tally.rows();
    }

    double weight() {
        return products.get(0, 0).toDouble();
    }

    Moments plus(Moments other) {
        if (rows() == 0 || other.rows() == 0) {
            Moments some = rows() == 0 ? other : this;
            return new Moments(columns, tally.plus(other.tally), some.origins, some.products, some.peaks);
        }
        Moments same = other.from(origins);
        CrossProducts sum = new CrossProducts(origins.length);
        sum.add(products);
        sum.add(same.products);
        double[] most = squares(sum);
        for (int j = 0; j < most.length; j++) {
            most[j] = Math.max(most[j], Math.max(peaks[j], same.peaks[j]));
        }
        return new Moments(columns, tally.plus(other.tally), origins, sum, most);
    }

    Moments minus(Moments other) {
        Moments same = other.from(origins);
        CrossProducts difference = new CrossProducts(origins.length);
        double[] most = peaks.clone();
        for (int i = 0; i < origins.length; i++) {
            most[i] = Math.max(most[i], same.peaks[i]);
            for (int j = i; j < origins.length; j++) {
                difference.set(i, j, products.get(i, j).minus(same.products.get(i, j)));
            }
        }
        return new Moments(columns, tally.minus(other.tally), origins, difference, most);
    }

    /** A column that another is made of, and how many times. */
    private record Share(int column, DoubleDouble times) {}

    /**
     * The same rows measured from other origins: (t + d)^k, d the difference, is the sum of C(k, m)·d^(k − m)·t^m over m from 0 to k.
     */
    Moments from(double... others) {
        int width = origins.length;
        List<List<Share>> shares = shares(others);
        CrossProducts moved = new CrossProducts(width);
        double[] most = new double[width];
        for (int i = 0; i < width; i++) {
            for (int j = i; j < width; j++) {
                DoubleDouble sum = DoubleDouble.ZERO;
                for (Share left : shares.get(i)) {
                    for (Share right : shares.get(j)) {
                        DoubleDouble both = left.times.times(right.times);
                        sum = sum.plus(both.times(products.get(left.column, right.column)));
                    }
                }
                moved.set(i, j, sum);
            }
            for (Share share : shares.get(i)) {
                double times = share.times.toDouble();
                most[i] = Math.max(most[i], times * times * peaks[share.column]);
            }
        }
        return new Moments(columns, tally, others, moved, most);
    }

    private List<List<Share>> shares(double... others) {
        List<List<Share>> all = new ArrayList<>();
        int[][] powers = columns.powers();
        all.add(List.of(new Share(0, DoubleDouble.ONE)));
        for (int j = 1; j < origins.length; j++) {
            DoubleDouble by = DoubleDouble.sum(origins[j], -others[j]);
            List<Share> shares = new ArrayList<>();
            int power = powers[j].length;
            DoubleDouble times = DoubleDouble.ONE;
            for (int m = power; m >= 0; m--) {
                shares.add(new Share(m == 0 ? 0 : powers[j][m - 1], times));
                // C(k, m − 1) = C(k, m) · m / (k − m + 1)
                times = times.times(by).times(m).dividedBy(power - m + 1);
            }
            all.add(shares);
        }
        return all;
    }

    /** About its mean. */
    private DoubleDouble spread(int column) {
        DoubleDouble sum = products.get(0, column);
        return products.get(column, column).minus(sum.square().dividedBy(products.get(0, 0)));
    }

    /** The square root of a column's mean square about its mean. */
    double deviation(int column) {
        return Math.sqrt(Math.max(0, spread(column).toDouble()) / weight());
    }

    /** The mean of a column; of a constant one its value. */
    double mean(int column) {
        return products.get(0, column)
                .dividedBy(products.get(0, 0))
                .plus(origins[column])
                .toDouble();
    }

    int digits() {
        double lost = 0;
        for (int j = 1; j < peaks.length && rows() > 0; j++) {
            if (peaks[j] > 0) {
                double share = spread(j).toDouble() / peaks[j];
                // Exactly 0 is what a column leaves that no longer varies.
                lost = Math.max(lost, share == 0 ? 0 : share > 0 ? -Math.log10(share) : MOST_DIGITS);
            }
        }
        return (int) Math.floor(Math.max(0, MOST_DIGITS - lost));
    }
}
