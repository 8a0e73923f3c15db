package org.jellygrad.trainer.objective;

import org.jellygrad.autograd.NativeArray;
import org.jellygrad.datasets.RowBlock;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.trainer.design.CondensedRows;
import org.jellygrad.trainer.design.Coordinates;
import org.jellygrad.trainer.design.Frame;
import org.jellygrad.trainer.method.Scaling;

/** All rows in descended coordinates, row-major, off-heap, without the column of ones: built once, the only copy. */
final class DesignMatrix implements AutoCloseable {

    private final long rows;
    private final int features;
    private final NativeArray x;
    private final NativeArray y;

    private DesignMatrix(long rows, int features) {
        this.rows = rows;
        this.features = features;
        this.x = NativeArray.allocate(Math.max(1, rows * features));
        this.y = NativeArray.allocate(rows);
    }

    static DesignMatrix of(RowSource source, CondensedRows data, Coordinates coordinates) {
        int ones = data.intercept() ? 1 : 0;
        DesignMatrix matrix = new DesignMatrix(source.rows(), data.kept().size());
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
            matrix.x.put(done[0] * matrix.features, filled, 0, block.rows() * matrix.features);
            matrix.y.put(done[0], block.y(), 0, block.rows());
            done[0] += block.rows();
        });
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

    long rows() {
        return rows;
    }

    int features() {
        return features;
    }

    NativeArray x() {
        return x;
    }

    NativeArray y() {
        return y;
    }

    @Override
    public void close() {
        x.close();
        y.close();
    }
}
