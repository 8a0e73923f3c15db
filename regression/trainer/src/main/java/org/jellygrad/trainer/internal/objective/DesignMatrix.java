package org.jellygrad.trainer.internal.objective;

import org.jellygrad.autograd.program.NativeArray;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.design.Coordinates;
import org.jellygrad.trainer.internal.design.Sweep;
import org.jellygrad.trainer.internal.design.Tile;
import org.jellygrad.trainer.internal.linalg.Lanes;
import org.jellygrad.trainer.settings.Scaling;

/**
 * All rows in descended coordinates, off-heap, without the column of ones: built once, the only copy. Their weights are scaled to a
 * mean of 1.
 */
public final class DesignMatrix implements AutoCloseable {

    private final long count;
    private final int features;
    private final NativeRows rows;

    private DesignMatrix(long count, int features, boolean weighted) {
        this.count = count;
        this.features = features;
        this.rows = NativeRows.allocate(count, features, weighted);
    }

    /** @param threads that read the rows, at most */
    static DesignMatrix of(RowSource source, CondensedRows data, Coordinates coordinates, int threads) {
        DesignMatrix matrix = new DesignMatrix(
                source.rows(), data.kept().size(), source.weights().isPresent());
        boolean dense = coordinates.scaling() == Scaling.ORTHOGONAL
                || data.frame().terms().stream().anyMatch(term -> term.power() > 1);
        double[][] toFrame = coordinates.toFrame().toDoubles();
        Sweep.over(
                source,
                data.frame(),
                threads,
                () -> {},
                check -> matrix.new Filling(data.columns(), toFrame, data.firstCoefficient(), dense));
        matrix.scaleWeights();
        return matrix;
    }

    /** Writes rows to their places in the matrix, from any thread. */
    private final class Filling implements Sweep.Sum {
        private final int[] columns;
        private final double[][] triangle;
        private final int ones;
        private final boolean dense;
        private final double[] filled = new double[Lanes.ROWS * features];

        /**
         * @param columns of a tile that are multiplied with the triangle
         * @param triangle makes the matrix from them
         * @param ones how many of the columns are ones: 1 or 0
         * @param dense whether other elements of the triangle count than its diagonal and the row of the ones
         */
        Filling(int[] columns, double[][] triangle, int ones, boolean dense) {
            this.columns = columns;
            this.triangle = triangle;
            this.ones = ones;
            this.dense = dense;
        }

        @Override
        public void add(Tile tile, long first) {
            for (int j = ones; j < columns.length; j++) {
                fill(tile, j);
            }
            rows.x().put(first * features, filled, 0, tile.rows() * features);
            rows.y().put(first, tile.y(), 0, tile.rows());
            NativeArray weights = rows.weights();
            if (weights != null) {
                weights.put(first, tile.weights().hi(), 0, tile.rows());
            }
        }

        private void fill(Tile tile, int j) {
            double[] own = tile.column(columns[j]).hi();
            double diagonal = triangle[j][j];
            int at = j - ones;
            for (int row = 0; row < tile.rows(); row++, at += features) {
                filled[at] = own[row] * diagonal;
            }
            for (int i = dense ? j - 1 : ones - 1; i >= 0; i--) {
                double[] other = tile.column(columns[i]).hi();
                double factor = triangle[i][j];
                at = j - ones;
                for (int row = 0; row < tile.rows(); row++, at += features) {
                    filled[at] += other[row] * factor;
                }
            }
        }

        @Override
        public boolean isExact() {
            return false;
        }

        @Override
        public void pass() {
            // The rows are where they belong.
        }
    }

    private void scaleWeights() {
        NativeArray weights = rows.weights();
        if (weights != null) {
            double sum = 0;
            for (long i = 0; i < count; i++) {
                sum += weights.get(i);
            }
            for (long i = 0; i < count; i++) {
                weights.put(i, weights.get(i) / sum * count);
            }
        }
    }

    public long count() {
        return count;
    }

    public int features() {
        return features;
    }

    public NativeRows rows() {
        return rows;
    }

    boolean weighted() {
        return rows.weights() != null;
    }

    /** What row i's loss is multiplied by in the mean. */
    public double weight(long i) {
        NativeArray weights = rows.weights();
        return weights == null ? 1 : weights.get(i);
    }

    @Override
    public void close() {
        rows.close();
    }
}
