package org.jellygrad.autograd.engine;

import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * The products of all rows of a matrix with each other, AAᵀ, by OpenBLAS: {@code cblas_dsyrk}, on the calling thread alone. The matrix is
 * copied to native memory first, which a matrix that fits the cache pays with a tenth of the product. One thread at a time.
 */
public final class SelfProduct implements AutoCloseable {
    private static final int ROW_MAJOR = 101;
    private static final int UPPER = 121;
    private static final int AS_STORED = 111;

    private final int rows;
    private final int columns;
    private final NativeBlock matrix;
    private final NativeBlock product;
    private final Address from = new Address();
    private final Address to = new Address();

    /**
     * Room for a matrix.
     *
     * @param rows of A, at least 1
     * @param columns of A, at least 1
     */
    public SelfProduct(int rows, int columns) {
        Engine.useOneThread();
        this.rows = rows;
        this.columns = columns;
        matrix = new NativeBlock((long) rows * columns);
        product = new NativeBlock((long) rows * rows);
    }

    /**
     * Sets a row of A.
     *
     * @param values one for each column
     */
    public void put(int row, double[] values) {
        if (row < 0 || row >= rows || values.length != columns) {
            throw new IllegalArgumentException(
                    "Row " + row + " of " + values.length + " doubles, in a matrix of " + rows + " × " + columns + ".");
        }
        to.moveTo(matrix.address() + (long) Double.BYTES * row * columns);
        to.put(values, 0, columns);
    }

    /**
     * The upper triangle of AAᵀ; what is below the diagonal has no meaning.
     *
     * @param used the first columns, which alone count; at least 1
     * @param out row-major, rows × rows
     */
    public void multiply(int used, double[] out) {
        if (used < 1 || used > columns || out.length != rows * rows) {
            throw new IllegalArgumentException("A product of " + rows + " rows needs " + rows * rows + " doubles, not "
                    + out.length + ", and 1 to " + columns + " columns, not " + used + ".");
        }
        from.moveTo(matrix.address());
        to.moveTo(product.address());
        openblas_nolapack.cblas_dsyrk(ROW_MAJOR, UPPER, AS_STORED, rows, used, 1, from, columns, 0, to, rows);
        to.get(out, 0, out.length);
    }

    @Override
    public void close() {
        matrix.close();
        product.close();
    }
}
