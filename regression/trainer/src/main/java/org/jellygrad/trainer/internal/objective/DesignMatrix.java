package org.jellygrad.trainer.internal.objective;

import org.jellygrad.autograd.program.NativeArray;
import org.jellygrad.datasets.RowBlock;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.design.Coordinates;
import org.jellygrad.trainer.internal.design.Frame;
import org.jellygrad.trainer.settings.Scaling;

/**
 * All rows in descended coordinates, off-heap, without the column of ones: built once, the only copy. Their weights are scaled to a
 * mean of 1.
 */
public final class DesignMatrix implements AutoCloseable {

    private final long count;
    private final int features;
    private final Rows rows;

    private DesignMatrix(long count, int features, boolean weighted) {
        this.count = count;
        this.features = features;
        this.rows = Rows.allocate(count, features, weighted);
    }

    static DesignMatrix of(RowSource source, CondensedRows data, Coordinates coordinates) {
        int ones = data.intercept() ? 1 : 0;
        DesignMatrix matrix = new DesignMatrix(
                source.rows(), data.kept().size(), source.weights().isPresent());
        double[][] toFrame = coordinates.toFrame().toDoubles();
        boolean dense = coordinates.scaling() == Scaling.ORTHOGONAL
                || data.frame().terms().stream().anyMatch(term -> term.power() > 1);
        double[] filled = new double[RowBlock.MAX_ROWS * matrix.features];
        double[] t = new double[toFrame.length];
        t[0] = 1;
        Frame.Reader reader = data.frame().reader();
        long[] done = {0};
        source.forEach(block -> {
            for (int i = 0; i < block.rows(); i++) {
                reader.read(block, i);
                for (int j = 0; j < matrix.features; j++) {
                    t[ones + j] = reader.hi()[1 + data.kept().get(j)];
                }
                for (int j = 0; j < matrix.features; j++) {
                    filled[i * matrix.features + j] = element(toFrame, t, ones + j, ones, dense);
                }
            }
            matrix.rows.x().put(done[0] * matrix.features, filled, 0, block.rows() * matrix.features);
            matrix.rows.y().put(done[0], block.y(), 0, block.rows());
            NativeArray weights = matrix.rows.weights();
            if (weights != null) {
                weights.put(done[0], block.weights(), 0, block.rows());
            }
            done[0] += block.rows();
        });
        matrix.scaleWeights();
        return matrix;
    }

    /** Element j of [1 t] times the triangle; unless dense, only its first row and its diagonal are not zero. */
    private static double element(double[][] triangle, double[] t, int j, int ones, boolean dense) {
        double sum = t[j] * triangle[j][j];
        for (int i = dense ? j - 1 : ones - 1; i >= 0; i--) {
            sum += t[i] * triangle[i][j];
        }
        return sum;
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

    public Rows rows() {
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
