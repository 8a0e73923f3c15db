package org.jellygrad.trainer.internal.linalg;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * The largest and the smallest singular value of a triangle R, in doubles.
 *
 * <p>A large triangle is not decomposed: its largest value is the root of the largest eigenvalue of RᵀR, its smallest that of the largest
 * of (RᵀR)⁻¹, and Lanczos's method finds these from products with some hundred vectors, kept orthogonal to each other. Source: C. Lanczos,
 * "An Iteration Method for the Solution of the Eigenvalue Problem of Linear Differential and Integral Operators", J. Res. Natl. Bur. Stand.
 * 45 (1950).
 *
 * @param largest of the singular values
 * @param smallest of them
 */
public record SingularValueRange(double largest, double smallest) {

    /** Up to this size a decomposition takes no time that anybody would notice. */
    private static final int SMALL = 100;

    /** Between so many steps the eigenvalue is looked at. */
    private static final int STRIDE = 10;

    /** The eigenvalue has been found when a stride changes it by no more than this share. */
    private static final double SETTLED = 1e-14;

    /** Those of an orthogonal matrix. */
    public static final SingularValueRange ONE = new SingularValueRange(1, 1);

    /** The range of a triangle's values. */
    public static SingularValueRange of(UpperTriangle triangle) {
        double[][] rows = triangle.toDoubles();
        int size = rows.length;
        if (size <= SMALL) {
            double[] all = new SingularValueDecomposition(new Array2DRowRealMatrix(rows)).getSingularValues();
            return new SingularValueRange(all[0], all[size - 1]);
        }
        double[][] columns = transpose(rows);
        double most = largestEigenvalue(size, vector -> combination(rows, combination(columns, vector)));
        double least = largestEigenvalue(size, vector -> solve(columns, transposeSolve(rows, vector)));
        return new SingularValueRange(Math.sqrt(most), 1 / Math.sqrt(least));
    }

    /** Both divided by a number. */
    public SingularValueRange dividedBy(double divisor) {
        return new SingularValueRange(largest / divisor, smallest / divisor);
    }

    /** The square of their ratio: the condition number of the triangle's square. */
    public double conditionNumber() {
        double ratio = largest / smallest;
        return ratio * ratio;
    }

    /** The largest eigenvalue of a symmetric operator that has no negative one. */
    private static double largestEigenvalue(int size, UnaryOperator<double[]> operator) {
        double[][] basis = new double[size][];
        double[] diagonal = new double[size];
        double[] beside = new double[size];
        basis[0] = new SplittableRandom(1)
                .doubles(size)
                .map(uniform -> uniform - 0.5)
                .toArray();
        Vectors.scale(basis[0], 1 / Math.sqrt(Vectors.dot(basis[0], basis[0])));
        double found = 0;
        for (int k = 0; ; k++) {
            double[] next = operator.apply(basis[k]);
            diagonal[k] = Vectors.dot(next, basis[k]);
            // Twice is enough: rounding leaves something of the basis in the first remainder, and nothing in the
            // second.
            for (int again = 0; again < 2; again++) {
                for (int i = 0; i <= k; i++) {
                    Vectors.addMultiple(next, -Vectors.dot(next, basis[i]), basis[i]);
                }
            }
            double rest = Math.sqrt(Vectors.dot(next, next));
            // Where nothing but rounding is left, the vectors so far hold all that the first one leads to.
            boolean all = k + 1 == size || !(rest > 0x1p-52 * diagonal[0]);
            if (all || (k + 1) % STRIDE == 0) {
                double value = top(Arrays.copyOf(diagonal, k + 1), Arrays.copyOf(beside, k));
                if (all || !(Math.abs(value - found) > SETTLED * value)) {
                    return value;
                }
                found = value;
            }
            beside[k] = rest;
            Vectors.scale(next, 1 / rest);
            basis[k + 1] = next;
        }
    }

    /** The largest eigenvalue of a tridiagonal matrix. */
    private static double top(double[] diagonal, double[] beside) {
        return Arrays.stream(new EigenDecomposition(diagonal, beside).getRealEigenvalues())
                .max()
                .orElse(Double.NaN);
    }

    /** Σ vᵢ·rowᵢ: the product of the rows' transpose with a vector. */
    private static double[] combination(double[][] rows, double[] vector) {
        double[] result = new double[vector.length];
        for (int i = 0; i < result.length; i++) {
            Vectors.addMultiple(result, vector[i], rows[i]);
        }
        return result;
    }

    /** The x of R · x = right. */
    private static double[] solve(double[][] columns, double[] right) {
        double[] x = right.clone();
        for (int i = x.length - 1; i >= 0; i--) {
            eliminate(x, i, columns[i]);
        }
        return x;
    }

    /** The x of Rᵀ · x = right. */
    private static double[] transposeSolve(double[][] rows, double[] right) {
        double[] x = right.clone();
        for (int i = 0; i < x.length; i++) {
            eliminate(x, i, rows[i]);
        }
        return x;
    }

    private static void eliminate(double[] x, int i, double[] others) {
        double found = x[i] / others[i];
        Vectors.addMultiple(x, -found, others);
        x[i] = found;
    }

    private static double[][] transpose(double[][] matrix) {
        double[][] transpose = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                transpose[j][i] = matrix[i][j];
            }
        }
        return transpose;
    }
}
