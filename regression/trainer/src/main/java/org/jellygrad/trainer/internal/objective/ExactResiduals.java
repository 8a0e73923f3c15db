package org.jellygrad.trainer.internal.objective;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.design.Refined;
import org.jellygrad.trainer.internal.design.RowAccess;
import org.jellygrad.trainer.internal.design.RowResiduals;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;

/** Residuals and the gradient of the squared loss in double-double: from the rows, or from what is known of them where that is as good. */
public final class ExactResiduals {

    private ExactResiduals() {}

    /**
     * Residuals and gradient at a point.
     *
     * @param gradient Σ w·residual·[1 t], half the gradient of the sum of squares with respect to the point
     * @param squares Σ w·residual²
     * @param each see {@link #residuals}
     */
    public record At(DoubleDouble[] gradient, DoubleDouble squares, Supplier<double[]> each) {

        /**
         * Prediction less truth of every row with weight, times the root of the weight, in the order of the rows. May read them. Empty
         * where they cannot be had.
         */
        public double[] residuals() {
            return each.get();
        }
    }

    /**
     * Reads all rows once, or, near the least-squares solution of rows that were condensed in doubles, none. Of rows of which only sums
     * are left it says what these say.
     *
     * @param point coefficients of [1 t], kept features only
     * @param threads at most
     */
    public static At at(RowSource source, CondensedRows data, DoubleDouble[] point, int threads) {
        if (data.access().isOver()) {
            return ofSums(data, point);
        }
        Refined refined = data.refined();
        Refined.Near near = refined == null ? null : refined.at(point);
        boolean each = data.access() == RowAccess.HELD;
        if (near != null) {
            return new At(near.gradient(), near.squares(), each ? near.each() : () -> new double[0]);
        }
        RowResiduals residuals = RowResiduals.at(
                new RowResiduals.Rows(source, data.frame(), data.columns(), threads, each, () -> {}), point);
        return new At(residuals.gradient(), residuals.squares(), residuals::weighted);
    }

    /** From the factor: ‖Xb − y‖² = residual + ‖Rb − q‖². */
    private static At ofSums(CondensedRows data, DoubleDouble[] point) {
        DoubleDouble[] along = data.r().times(point);
        Arrays.setAll(along, i -> along[i].minus(data.q()[i]));
        DoubleDouble squares = data.residual();
        for (DoubleDouble element : along) {
            squares = squares.plus(element.square());
        }
        return new At(data.r().transposeTimes(along), squares, () -> new double[0]);
    }
}
