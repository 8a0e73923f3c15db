package org.jellygrad.autograd.program;

import org.jellygrad.autograd.engine.SelfProduct;

/**
 * The products of columns with each other over the rows at hand (a Gram matrix), in doubles, as fast as the machine multiplies. What a
 * sum of squares needs that is no graph. One thread's own.
 */
public final class CrossProduct implements AutoCloseable {
    private final SelfProduct product;

    /**
     * Room for rows.
     *
     * @param columns at least 1
     * @param rows the most, at least 1
     */
    public CrossProduct(int columns, int rows) {
        product = new SelfProduct(/* rows= */ columns, /* columns= */ rows);
    }

    /**
     * Sets a column.
     *
     * @param values of the rows, with room for the most
     */
    public void put(int column, double[] values) {
        product.put(column, values);
    }

    /**
     * Multiplies.
     *
     * @param rows how many there are in each column; at least 1
     * @param out receives Σ over the rows of column i times column j for i ≤ j, row-major; what is below the diagonal has no meaning
     * @throws IllegalArgumentException if there are more rows than room, or the array has another size than columns × columns
     */
    public void multiply(int rows, double[] out) {
        product.multiply(rows, out);
    }

    /** Frees its native memory. */
    @Override
    public void close() {
        product.close();
    }
}
