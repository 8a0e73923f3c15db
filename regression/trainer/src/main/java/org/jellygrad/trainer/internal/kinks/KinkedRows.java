package org.jellygrad.trainer.internal.kinks;

import org.jellygrad.trainer.internal.linalg.UpperTriangle;
import org.jellygrad.trainer.internal.objective.DesignMatrix;
import org.jellygrad.trainer.loss.Loss;
import org.jspecify.annotations.Nullable;

/**
 * What adds up to an objective with kinks, but for an l2 penalty: each row's residual x·u − y costs a slope times its size, one slope below
 * 0 and one above. An l1 penalty is a row for each coefficient, of truth 0. The u are the coefficients that a penalty is of, intercept
 * first where there is one.
 */
final class KinkedRows {

    private static final int AT_ONCE = 512;

    private final DesignMatrix matrix;
    private final Loss.Slopes slopes;
    private final int first;
    private final int data;
    private final int width;
    private final double l1;

    /** From u to θ; null where they are the same. */
    private final double @Nullable [][] toTheta;

    /**
     * @param first index of the first penalised parameter: 1 where there is an intercept
     * @param l1 of the mean loss
     * @param toPenalised u from θ; null where they are the same
     */
    KinkedRows(DesignMatrix matrix, Loss.Slopes slopes, int first, double l1, @Nullable UpperTriangle toPenalised) {
        this.matrix = matrix;
        this.slopes = slopes;
        this.first = first;
        this.data = Math.toIntExact(matrix.count());
        this.width = first + matrix.features();
        this.l1 = l1 * data;
        this.toTheta = toPenalised == null ? null : toPenalised.inverse().toDoubles();
    }

    /** Rows of data. */
    int data() {
        return data;
    }

    /** Rows of data and, after them, one for each coefficient that an l1 penalty is of. */
    int count() {
        return data + (l1 > 0 ? width - first : 0);
    }

    int width() {
        return width;
    }

    double truth(int i) {
        return i < data ? matrix.rows().y().get(i) : 0;
    }

    /** The slope of a row's cost where its residual is negative. */
    double below(int i) {
        return i < data ? matrix.weight(i) * slopes.below() : -l1;
    }

    /** The slope of a row's cost where its residual is positive. */
    double above(int i) {
        return i < data ? matrix.weight(i) * slopes.above() : l1;
    }

    /** x·u of every row. */
    void along(double[] u, double[] into) {
        double[] theta = theta(u);
        int features = matrix.features();
        double[] x = new double[Math.min(data, AT_ONCE) * features];
        for (int from = 0; from < data; from += AT_ONCE) {
            int rows = Math.min(AT_ONCE, data - from);
            matrix.rows().x().get((long) from * features, x, 0, rows * features);
            for (int i = 0; i < rows; i++) {
                double sum = first > 0 ? theta[0] : 0;
                for (int j = 0; j < features; j++) {
                    sum += x[i * features + j] * theta[first + j];
                }
                into[from + i] = sum;
            }
        }
        for (int i = data; i < count(); i++) {
            into[i] = u[first + i - data];
        }
    }

    /** Σ factor·x over all rows. */
    double[] sum(double[] factors) {
        int features = matrix.features();
        double[] sum = new double[width];
        double[] x = new double[Math.min(data, AT_ONCE) * features];
        for (int from = 0; from < data; from += AT_ONCE) {
            int rows = Math.min(AT_ONCE, data - from);
            matrix.rows().x().get((long) from * features, x, 0, rows * features);
            for (int i = 0; i < rows; i++) {
                double factor = factors[from + i];
                if (first > 0) {
                    sum[0] += factor;
                }
                for (int j = 0; j < features; j++) {
                    sum[first + j] += factor * x[i * features + j];
                }
            }
        }
        double[] ofU = transposeTheta(sum);
        for (int i = data; i < count(); i++) {
            ofU[first + i - data] += factors[i];
        }
        return ofU;
    }

    /** The x of a row. */
    double[] row(int i) {
        double[] row = new double[width];
        if (i >= data) {
            row[first + i - data] = 1;
            return row;
        }
        if (first > 0) {
            row[0] = 1;
        }
        matrix.rows().x().get((long) i * matrix.features(), row, first, matrix.features());
        return transposeTheta(row);
    }

    /** The θ of u. */
    double[] theta(double[] u) {
        if (toTheta == null) {
            return u;
        }
        double[] theta = new double[width];
        for (int i = 0; i < width; i++) {
            for (int j = i; j < width; j++) {
                theta[i] += toTheta[i][j] * u[j];
            }
        }
        return theta;
    }

    private double[] transposeTheta(double[] ofTheta) {
        if (toTheta == null) {
            return ofTheta;
        }
        double[] ofU = new double[width];
        for (int i = 0; i < width; i++) {
            for (int j = i; j < width; j++) {
                ofU[j] += toTheta[i][j] * ofTheta[i];
            }
        }
        return ofU;
    }
}
