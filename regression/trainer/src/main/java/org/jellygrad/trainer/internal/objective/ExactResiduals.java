package org.jellygrad.trainer.internal.objective;

import java.util.Arrays;
import org.jellygrad.datasets.RowBlock;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.design.Frame;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;

/**
 * Residuals and the gradient of the squared loss in double-double, from the rows themselves: the one gradient that is not the
 * graph's. Doubles lose a residual's digits to cancellation, and with them the last digits of the coefficients.
 */
public final class ExactResiduals {

    private final CondensedRows data;
    private final DoubleDouble[] point;
    private final DoubleDouble[] sums;
    private final Frame.Reader reader;
    private final DoubleDouble[] row;
    private final double[] all;
    private int count;
    private DoubleDouble squares = DoubleDouble.ZERO;

    private ExactResiduals(CondensedRows data, DoubleDouble[] point) {
        this.data = data;
        this.point = point;
        this.reader = data.frame().reader();
        this.row = new DoubleDouble[point.length];
        this.all = new double[Math.toIntExact(data.rows())];
        this.sums = new DoubleDouble[point.length];
        Arrays.fill(sums, DoubleDouble.ZERO);
    }

    /**
     * What one pass over the rows tells of a point.
     *
     * @param gradient Σ w·residual·[1 t], half the gradient of the sum of squares with respect to the point
     * @param squares Σ w·residual²
     * @param residuals prediction less truth of every row with weight, times the root of the weight, in the order of the rows
     */
    public record At(DoubleDouble[] gradient, DoubleDouble squares, double[] residuals) {}

    /**
     * Reads all rows once.
     *
     * @param point coefficients of [1 t], kept features only
     */
    public static At at(RowSource source, CondensedRows data, DoubleDouble[] point) {
        ExactResiduals residuals = new ExactResiduals(data, point);
        source.forEach(residuals::add);
        return new At(residuals.sums, residuals.squares, residuals.all);
    }

    private void add(RowBlock block) {
        for (int i = 0; i < block.rows(); i++) {
            DoubleDouble residual = residual(block, i);
            DoubleDouble weighted = residual.times(block.weights()[i]);
            for (int j = 0; j < row.length; j++) {
                sums[j] = sums[j].plus(weighted.times(row[j]));
            }
            squares = squares.plus(weighted.times(residual));
            if (block.weights()[i] > 0) {
                all[count++] = Math.sqrt(block.weights()[i]) * residual.toDouble();
            }
        }
    }

    /** Prediction less truth of a row, which stays in {@link #row}. */
    private DoubleDouble residual(RowBlock block, int i) {
        int ones = data.intercept() ? 1 : 0;
        reader.read(block, i);
        DoubleDouble residual = DoubleDouble.of(-block.y()[i]);
        for (int j = 0; j < row.length; j++) {
            int column = j < ones ? 0 : 1 + data.kept().get(j - ones);
            row[j] = new DoubleDouble(reader.hi()[column], reader.lo()[column]);
            residual = residual.plus(point[j].times(row[j]));
        }
        return residual;
    }
}
