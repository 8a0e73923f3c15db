package org.jellygrad.trainer.linalg;

/**
 * A square upper triangular matrix in double-double. Immutable.
 *
 * <p>Small matrices only (a few hundred rows): one object per element.
 */
public final class UpperTriangle {

    private final DoubleDouble[][] rows;

    /** Takes ownership of {@code rows}; what is below the diagonal is ignored. */
    public UpperTriangle(DoubleDouble[][] rows) {
        this.rows = rows;
    }

    public int size() {
        return rows.length;
    }

    /** The element of row i and column j; 0 below the diagonal. */
    public DoubleDouble get(int i, int j) {
        return j < i ? DoubleDouble.ZERO : rows[i][j];
    }

    /** This · vector. */
    public DoubleDouble[] times(DoubleDouble[] vector) {
        DoubleDouble[] result = new DoubleDouble[size()];
        for (int i = 0; i < size(); i++) {
            DoubleDouble sum = DoubleDouble.ZERO;
            for (int j = i; j < size(); j++) {
                sum = sum.plus(rows[i][j].times(vector[j]));
            }
            result[i] = sum;
        }
        return result;
    }

    /** The x of this · x = right, by back-substitution. */
    public DoubleDouble[] solve(DoubleDouble[] right) {
        DoubleDouble[] solution = right.clone();
        for (int i = size() - 1; i >= 0; i--) {
            for (int j = i + 1; j < size(); j++) {
                solution[i] = solution[i].minus(rows[i][j].times(solution[j]));
            }
            solution[i] = solution[i].dividedBy(rows[i][i]);
        }
        return solution;
    }

    /** The x of thisᵀ · x = right, by forward substitution. */
    public DoubleDouble[] transposeSolve(DoubleDouble[] right) {
        DoubleDouble[] solution = right.clone();
        for (int i = 0; i < size(); i++) {
            for (int j = 0; j < i; j++) {
                solution[i] = solution[i].minus(rows[j][i].times(solution[j]));
            }
            solution[i] = solution[i].dividedBy(rows[i][i]);
        }
        return solution;
    }

    /** The product of two triangles, a triangle. */
    public UpperTriangle times(UpperTriangle other) {
        DoubleDouble[][] product = new DoubleDouble[size()][size()];
        for (int i = 0; i < size(); i++) {
            for (int j = i; j < size(); j++) {
                DoubleDouble sum = DoubleDouble.ZERO;
                for (int k = i; k <= j; k++) {
                    sum = sum.plus(rows[i][k].times(other.rows[k][j]));
                }
                product[i][j] = sum;
            }
        }
        return new UpperTriangle(product);
    }

    public UpperTriangle inverse() {
        DoubleDouble[][] inverse = new DoubleDouble[size()][size()];
        for (int j = 0; j < size(); j++) {
            inverse[j][j] = DoubleDouble.ONE.dividedBy(rows[j][j]);
            for (int i = j - 1; i >= 0; i--) {
                DoubleDouble sum = DoubleDouble.ZERO;
                for (int k = i + 1; k <= j; k++) {
                    sum = sum.plus(rows[i][k].times(inverse[k][j]));
                }
                inverse[i][j] = sum.negate().dividedBy(rows[i][i]);
            }
        }
        return new UpperTriangle(inverse);
    }

    /** Each element times the factor. */
    public UpperTriangle times(DoubleDouble factor) {
        DoubleDouble[][] scaled = new DoubleDouble[size()][size()];
        for (int i = 0; i < size(); i++) {
            for (int j = i; j < size(); j++) {
                scaled[i][j] = rows[i][j].times(factor);
            }
        }
        return new UpperTriangle(scaled);
    }

    /** Rounded to doubles, zeros below the diagonal. */
    public double[][] toDoubles() {
        double[][] rounded = new double[size()][size()];
        for (int i = 0; i < size(); i++) {
            for (int j = i; j < size(); j++) {
                rounded[i][j] = rows[i][j].toDouble();
            }
        }
        return rounded;
    }
}
