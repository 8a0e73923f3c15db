package org.jellygrad.autograd.engine;

/**
 * A length that may depend on the number of rows bound at run time.
 *
 * @param factor the length, or the length per row
 * @param perRow whether to multiply by the rows
 */
public record Extent(long factor, boolean perRow) {
    /** A length that never changes. */
    public static final Extent ONE = new Extent(1, false);

    /** The length when this many rows are bound. */
    public long at(long rows) {
        return perRow ? factor * rows : factor;
    }

    /** Whether it is one element, always. */
    public boolean isOne() {
        return factor == 1 && !perRow;
    }

    /** The product of two lengths, of which at most one depends on the rows. */
    public Extent times(Extent other) {
        return new Extent(Math.multiplyExact(factor, other.factor), perRow || other.perRow);
    }

    @Override
    public String toString() {
        return perRow ? (factor == 1 ? "rows" : "rows·" + factor) : Long.toString(factor);
    }
}
