package org.jellygrad.trainer.internal.design;

import java.util.concurrent.CancellationException;
import org.jellygrad.autograd.program.CrossProduct;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.trainer.internal.linalg.CrossProducts;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.linalg.LaneSums;
import org.jellygrad.trainer.internal.linalg.Lanes;

/** The cross products of the rows [1 t y], from one read of all of them. */
final class RowProducts {

    /** Rows between two looks whether the work is still wanted, each of which takes as long as a product of all columns with all. */
    private static final int AT_ONCE = 16;

    private final CrossProducts products;
    private final DoubleDouble[] ofTarget = {DoubleDouble.ZERO, DoubleDouble.ZERO, DoubleDouble.ZERO};
    private long rows;
    private double logWeight;
    private boolean cutOff;

    private RowProducts(int width) {
        this.products = new CrossProducts(width);
    }

    /**
     * In double-double: right to 32 digits of the columns' sizes. If the reading of a file is given up, these are the products of the rows
     * so far, whole stretches of them.
     */
    static RowProducts exact(RowSource source, Frame frame, int threads, Runnable heed) {
        RowProducts all = new RowProducts(frame.terms().size() + 2);
        try {
            Sweep.over(source, frame, threads, heed, check -> all.new Exact(check));
        } catch (RuntimeException e) {
            boolean interrupted =
                    e instanceof CancellationException || Thread.currentThread().isInterrupted();
            if (!interrupted || source.isHeld() || all.rows == 0) {
                throw e;
            }
            all.cutOff = true; // hours of reading are not lost
        }
        return all;
    }

    /**
     * In doubles, tile by tile; the tiles are added in double-double, and what is said of the target alone is as in {@link #exact}. The
     * rounding errors of many tiles differ, so it is right to some 16 digits of the columns' sizes.
     */
    static RowProducts rounded(RowSource source, Frame frame, int threads, Runnable heed) {
        RowProducts all = new RowProducts(frame.terms().size() + 2);
        boolean weighted = source.weights().isPresent();
        Sweep.over(source, frame, threads, heed, check -> all.new Rounded(weighted));
        int target = all.products.width() - 1;
        all.products.set(0, 0, all.ofTarget[0]);
        all.products.set(0, target, all.ofTarget[1]);
        all.products.set(target, target, all.ofTarget[2]);
        return all;
    }

    CrossProducts products() {
        return products;
    }

    /** Whether the reading was given up, so that these are not all rows. */
    boolean isCutOff() {
        return cutOff;
    }

    /** How many have weight. */
    long rows() {
        return rows;
    }

    /** Sum of the logarithms of the weights above 0. */
    double logWeight() {
        return logWeight;
    }

    /** Counts the rows that take part. */
    private abstract class Counted implements Sweep.Sum {
        private long weighted;
        private double logarithms;

        void count(Tile tile) {
            for (int i = 0; i < tile.rows(); i++) {
                double weight = tile.weights().hi()[i];
                if (weight > 0) {
                    weighted++;
                    logarithms += weight == 1 ? 0 : Math.log(weight);
                }
            }
        }

        void passCount() {
            rows += weighted;
            logWeight += logarithms;
            weighted = 0;
            logarithms = 0;
        }
    }

    private final class Exact extends Counted {
        private final Runnable check;
        private final CrossProducts some = new CrossProducts(products.width());
        private final double[] hi = new double[products.width()];
        private final double[] lo = new double[products.width()];

        Exact(Runnable check) {
            this.check = check;
        }

        @Override
        public void add(Tile tile, long first) {
            count(tile);
            for (int i = 0; i < tile.rows(); i++) {
                if (i % AT_ONCE == 0 && i > 0) {
                    check.run();
                }
                for (int j = 0; j < hi.length; j++) {
                    hi[j] = tile.column(j).hi()[i];
                    lo[j] = tile.column(j).lo()[i];
                }
                some.add(hi, lo, tile.weights().hi()[i]);
            }
        }

        @Override
        public boolean isExact() {
            return true;
        }

        @Override
        public void pass() {
            passCount();
            products.add(some);
            some.clear();
        }
    }

    private final class Rounded extends Counted {
        private final boolean weighted;
        private final CrossProducts some = new CrossProducts(products.width());
        private final double[] ofTile = new double[products.width() * products.width()];
        private final LaneSums sums = new LaneSums(ofTarget.length, new Lanes());
        private final Lanes.Numbers weightedTarget = new Lanes.Numbers();
        private final double[] scaled = new double[Lanes.ROWS];
        private final CrossProduct product = new CrossProduct(products.width(), Tile.ROWS);

        Rounded(boolean weighted) {
            this.weighted = weighted;
        }

        @Override
        public void add(Tile tile, long first) {
            count(tile);
            addTarget(tile);
            for (int j = 0; j < tile.columns(); j++) {
                product.put(j, weighted ? scaled(tile, j) : tile.column(j).hi());
            }
            product.multiply(tile.rows(), ofTile);
            some.addRounded(ofTile);
        }

        /** A column, each row times the root of its weight. */
        private double[] scaled(Tile tile, int j) {
            for (int i = 0; i < tile.rows(); i++) {
                scaled[i] = Math.sqrt(tile.weights().hi()[i]) * tile.column(j).hi()[i];
            }
            return scaled;
        }

        private void addTarget(Tile tile) {
            int rows = tile.rows();
            Lanes.Numbers ones = tile.column(0);
            Lanes.Numbers target = tile.column(tile.columns() - 1);
            Lanes.multiply(weightedTarget, target, tile.weights(), rows);
            sums.addProducts(0, tile.weights(), ones, rows);
            sums.addProducts(1, weightedTarget, ones, rows);
            sums.addProducts(2, weightedTarget, target, rows);
        }

        @Override
        public boolean isExact() {
            return false;
        }

        @Override
        public void pass() {
            passCount();
            products.add(some);
            some.clear();
            sums.addTo(ofTarget);
        }

        @Override
        public void close() {
            product.close();
        }
    }
}
