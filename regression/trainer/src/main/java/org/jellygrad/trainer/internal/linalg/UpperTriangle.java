package org.jellygrad.trainer.internal.linalg;

import java.util.Arrays;

/** A square upper triangular matrix in double-double. Immutable. */
public final class UpperTriangle {

    private final int size;

    /** Row-major, zeros below the diagonal. */
    private final double[] hi;

    private final double[] lo;

    private UpperTriangle(int size) {
        this.size = size;
        this.hi = new double[size * size];
        this.lo = new double[size * size];
    }

    /** What is below the diagonal of {@code rows} is ignored. */
    public UpperTriangle(DoubleDouble[][] rows) {
        this(rows.length);
        for (int i = 0; i < size; i++) {
            for (int j = i; j < size; j++) {
                set(i, j, rows[i][j]);
            }
        }
    }

    private void set(int i, int j, DoubleDouble value) {
        hi[i * size + j] = value.hi();
        lo[i * size + j] = value.lo();
    }

    public int size() {
        return size;
    }

    /** The element of row i and column j; 0 below the diagonal. */
    public DoubleDouble get(int i, int j) {
        return new DoubleDouble(hi[i * size + j], lo[i * size + j]);
    }

    /** This · vector. */
    public DoubleDouble[] times(DoubleDouble[] vector) {
        DoubleDouble[] result = new DoubleDouble[size];
        for (int i = 0; i < size; i++) {
            Accumulator sum = new Accumulator();
            for (int j = i; j < size; j++) {
                if (hi[i * size + j] != 0) {
                    sum.addProduct(hi[i * size + j], lo[i * size + j], vector[j].hi(), vector[j].lo());
                }
            }
            result[i] = sum.get();
        }
        return result;
    }

    /** Thisᵀ · vector. */
    public DoubleDouble[] transposeTimes(DoubleDouble[] vector) {
        DoubleDouble[] result = new DoubleDouble[size];
        for (int j = 0; j < size; j++) {
            Accumulator sum = new Accumulator();
            for (int i = 0; i <= j; i++) {
                sum.addProduct(hi[i * size + j], lo[i * size + j], vector[i].hi(), vector[i].lo());
            }
            result[j] = sum.get();
        }
        return result;
    }

    /** The x of this · x = right, by back-substitution. */
    public DoubleDouble[] solve(DoubleDouble[] right) {
        DoubleDouble[] solution = right.clone();
        for (int i = size - 1; i >= 0; i--) {
            Accumulator rest = new Accumulator();
            rest.set(right[i].hi(), right[i].lo());
            for (int j = i + 1; j < size; j++) {
                rest.subtractProduct(hi[i * size + j], lo[i * size + j], solution[j].hi(), solution[j].lo());
            }
            solution[i] = rest.get().dividedBy(get(i, i));
        }
        return solution;
    }

    /** The x of thisᵀ · x = right, by forward substitution. */
    public DoubleDouble[] transposeSolve(DoubleDouble[] right) {
        DoubleDouble[] solution = right.clone();
        for (int i = 0; i < size; i++) {
            Accumulator rest = new Accumulator();
            rest.set(right[i].hi(), right[i].lo());
            for (int j = 0; j < i; j++) {
                rest.subtractProduct(hi[j * size + i], lo[j * size + i], solution[j].hi(), solution[j].lo());
            }
            solution[i] = rest.get().dividedBy(get(i, i));
        }
        return solution;
    }

    /** The product of two triangles, a triangle. */
    public UpperTriangle times(UpperTriangle other) {
        UpperTriangle product = new UpperTriangle(size);
        for (int i = 0; i < size; i++) {
            product.addMultiples(i, this, i, other);
        }
        return product;
    }

    /**
     * Adds to row i of this, for each k from {@code first} on, the element (i, k) of one triangle times row k of the other. Row by row,
     * which is how they lie in memory, and past zeros, of which triangles that only shift and scale have many.
     */
    private void addMultiples(int i, UpperTriangle one, int first, UpperTriangle other) {
        for (int k = first; k < size; k++) {
            double factorHi = one.hi[i * size + k];
            double factorLo = one.lo[i * size + k];
            if (factorHi == 0) {
                continue;
            }
            for (int j = k; j < size; j++) {
                double elementHi = other.hi[k * size + j];
                if (elementHi != 0) {
                    Accumulator.addProduct(hi, lo, i * size + j, factorHi, factorLo, elementHi, other.lo[k * size + j]);
                }
            }
        }
    }

    public UpperTriangle inverse() {
        UpperTriangle inverse = new UpperTriangle(size);
        for (int i = size - 1; i >= 0; i--) {
            inverse.addMultiples(i, this, i + 1, inverse);
            inverse.set(i, i, DoubleDouble.ONE.negate());
            for (int j = i; j < size; j++) {
                DoubleDouble element = inverse.get(i, j);
                if (element.hi() != 0) {
                    inverse.set(i, j, element.negate().dividedBy(get(i, i)));
                }
            }
        }
        return inverse;
    }

    /**
     * The triangle whose square is that of this one with {@code ridge} added on its diagonal, by Cholesky's method. A zero on this
     * triangle's diagonal does no harm.
     *
     * @param ridge positive
     * @param first the first element of the diagonal that it is added to
     * @param heed called before each row; what it throws gives the work up
     * @throws ArithmeticException if it is too small beside a column that those before it span, and the root is lost in rounding
     */
    public UpperTriangle withRidge(DoubleDouble ridge, int first, Runnable heed) {
        UpperTriangle root = new UpperTriangle(size);
        for (int i = 0; i < size; i++) {
            heed.run();
            double[] leftHi = new double[size];
            double[] leftLo = new double[size];
            if (i >= first) {
                leftHi[i] = ridge.hi();
                leftLo[i] = ridge.lo();
            }
            // Row by row, which is how they lie in memory.
            for (int k = 0; k <= i; k++) {
                addMultiple(leftHi, leftLo, i, get(k, i), k);
            }
            double whole = leftHi[i];
            for (int k = 0; k < i; k++) {
                root.addMultiple(leftHi, leftLo, i, root.get(k, i).negate(), k);
            }
            if (!(leftHi[i] > whole * Rounding.DOUBLE_DOUBLE)) {
                throw new ArithmeticException("lost in rounding");
            }
            DoubleDouble diagonal = new DoubleDouble(leftHi[i], leftLo[i]).sqrt();
            root.set(i, i, diagonal);
            for (int j = i + 1; j < size; j++) {
                root.set(i, j, new DoubleDouble(leftHi[j], leftLo[j]).dividedBy(diagonal));
            }
        }
        return root;
    }

    /** Adds row k of this, times a factor, to a row, from its element {@code from} on. */
    private void addMultiple(double[] rowHi, double[] rowLo, int from, DoubleDouble factor, int k) {
        for (int j = from; j < size; j++) {
            Accumulator.addProduct(rowHi, rowLo, j, factor.hi(), factor.lo(), hi[k * size + j], lo[k * size + j]);
        }
    }

    /** Each element times the factor. */
    public UpperTriangle times(DoubleDouble factor) {
        UpperTriangle scaled = new UpperTriangle(size);
        for (int i = 0; i < size; i++) {
            for (int j = i; j < size; j++) {
                scaled.set(i, j, get(i, j).times(factor));
            }
        }
        return scaled;
    }

    /**
     * A bound on the norm of (R̂ᵀR̂)⁻¹, R̂ this triangle with its columns scaled to norm 1: by what rounding errors of RᵀR are multiplied
     * in its inverse, at most. In doubles; infinite or NaN for a triangle that has no inverse.
     */
    public double inflation() {
        double[][] inverse = toDoubles();
        double[] norms = new double[size];
        for (int j = 0; j < size; j++) {
            for (int i = 0; i <= j; i++) {
                norms[j] = Math.hypot(norms[j], inverse[i][j]);
            }
        }
        double[] columns = new double[size];
        double largestRow = 0;
        // Row by row from below, each a combination of those under it.
        for (int i = size - 1; i >= 0; i--) {
            double[] row = inverse[i].clone();
            Arrays.fill(inverse[i], 0);
            inverse[i][i] = 1;
            for (int k = i + 1; k < size; k++) {
                for (int j = k; j < size; j++) {
                    inverse[i][j] -= row[k] * inverse[k][j];
                }
            }
            double sum = 0;
            for (int j = i; j < size; j++) {
                inverse[i][j] /= row[i];
                sum += Math.abs(inverse[i][j]) * norms[i];
                columns[j] += Math.abs(inverse[i][j]) * norms[i];
            }
            largestRow = Math.max(largestRow, sum);
        }
        return largestRow * Arrays.stream(columns).max().orElse(1);
    }

    /** Rounded to doubles, zeros below the diagonal. */
    public double[][] toDoubles() {
        double[][] rounded = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = i; j < size; j++) {
                rounded[i][j] = get(i, j).toDouble();
            }
        }
        return rounded;
    }

    /** The rows of the identity, to be changed. */
    public static DoubleDouble[][] identity(int size) {
        DoubleDouble[][] rows = new DoubleDouble[size][size];
        for (DoubleDouble[] row : rows) {
            Arrays.fill(row, DoubleDouble.ZERO);
        }
        for (int i = 0; i < size; i++) {
            rows[i][i] = DoubleDouble.ONE;
        }
        return rows;
    }
}
