package org.jellygrad.trainer.internal.linalg;

import java.util.Arrays;

/**
 * An orthonormal basis of ℝᵐ, the first vectors of which span some rows, while rows come and go: A = LQ with L lower triangular, kept up
 * to date in O(m²) a change.
 *
 * <p>Source: G. H. Golub and C. F. Van Loan, "Matrix Computations", 4th edition (2013), section 6.5.
 */
public final class RowBasis {

    private final int width;

    /** The orthonormal vectors. */
    private final double[][] vectors;

    /** Row i (from 0) holds its i + 1 coordinates along the first i + 1 vectors. */
    private final double[][] rows;

    private int size;

    /** @param width m, the elements of a row */
    public RowBasis(int width) {
        this.width = width;
        this.vectors = new double[width][width];
        this.rows = new double[width][];
        for (int i = 0; i < width; i++) {
            vectors[i][i] = 1;
        }
    }

    /** How many rows there are. */
    public int size() {
        return size;
    }

    /** How many dimensions the rows leave free. */
    public int free() {
        return width - size;
    }

    /** Adds a row, which the others must not span, after the others. */
    public void add(double[] row) {
        double[] along = new double[width];
        Arrays.setAll(along, i -> Vectors.dot(vectors[i], row));
        // Turns pairs of free vectors until only the first of them sees the row.
        for (int i = width - 1; i > size; i--) {
            along[i - 1] = turn(i - 1, i, along[i - 1], along[i]);
        }
        rows[size] = Arrays.copyOf(along, size + 1);
        size++;
    }

    /** Removes the row at an index; those after it move up. */
    public void remove(int index) {
        for (int k = index; k < size - 1; k++) {
            rows[k] = rows[k + 1];
        }
        size--;
        for (int k = index; k < size; k++) {
            double first = rows[k][k];
            double second = rows[k][k + 1];
            double length = Math.hypot(first, second);
            turn(k, k + 1, first, second);
            for (int i = k; i < size && length > 0; i++) {
                double one = rows[i][k];
                double other = rows[i][k + 1];
                rows[i][k] = (first * one + second * other) / length;
                rows[i][k + 1] = (first * other - second * one) / length;
            }
            rows[k] = Arrays.copyOf(rows[k], k + 1);
        }
    }

    /** Turns two vectors in their plane so that what had these two coordinates has only the first, which is returned. */
    private double turn(int i, int j, double first, double second) {
        double length = Math.hypot(first, second);
        if (length == 0) {
            return 0;
        }
        double cosine = first / length;
        double sine = second / length;
        double[] one = vectors[i];
        double[] other = vectors[j];
        for (int k = 0; k < width; k++) {
            double was = one[k];
            one[k] = cosine * was + sine * other[k];
            other[k] = cosine * other[k] - sine * was;
        }
        return length;
    }

    /** The part of a vector that no row sees. */
    public double[] freePart(double[] vector) {
        double[] part = new double[width];
        for (int i = size; i < width; i++) {
            Vectors.addMultiple(part, Vectors.dot(vectors[i], vector), vectors[i]);
        }
        return part;
    }

    /** The factors with which the rows add up to the rest of a vector, {@code vector − freePart(vector)}. */
    public double[] factors(double[] vector) {
        double[] factors = new double[size];
        for (int k = size - 1; k >= 0; k--) {
            double rest = Vectors.dot(vectors[k], vector);
            for (int i = k + 1; i < size; i++) {
                rest -= rows[i][k] * factors[i];
            }
            factors[k] = rest / rows[k][k];
        }
        return factors;
    }
}
