package org.jellygrad.autograd;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jellygrad.autograd.engine.Extent;
import org.jspecify.annotations.Nullable;

/**
 * The dimensions of an array, outermost first; none for a scalar.
 *
 * <p>One of them may be the <em>rows</em>: a length known only when data is bound, up to a capacity. Every tensor made from rows has rows
 * too, and {@code mean} over rows divides by the number bound. It prints as {@code ≤256}. A capacity of 1 leaves nothing to vary and is an
 * ordinary dimension.
 */
public final class Shape {
    /** No dimensions: one number. */
    public static final Shape SCALAR = new Shape(new long[0], -1);

    private final long[] dims;
    private final int rowsAxis;

    private Shape(long[] dims, int rowsAxis) {
        this.dims = dims;
        this.rowsAxis = rowsAxis;
        for (long dim : dims) {
            if (dim < 1) {
                throw new IllegalArgumentException("Shape " + Arrays.toString(dims)
                        + " has a dimension below 1.\n\nAn array holds at least one number; leave out what is empty.");
            }
        }
        double elements = LongStream.of(dims).asDoubleStream().reduce(1, (a, b) -> a * b);
        if (elements > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("Shape " + Arrays.toString(dims)
                    + " has more than 2147483647 elements.\n\nBLAS counts in 32 bits; work in blocks of rows.");
        }
    }

    /** Fixed dimensions, each at least 1. */
    public static Shape of(long... dims) {
        return dims.length == 0 ? SCALAR : new Shape(dims.clone(), -1);
    }

    /** Up to {@code capacity} rows of the given shape. */
    public static Shape rows(long capacity, long... row) {
        long[] dims = new long[row.length + 1];
        dims[0] = capacity;
        System.arraycopy(row, 0, dims, 1, row.length);
        return new Shape(dims, capacity == 1 ? -1 : 0);
    }

    /** The number of dimensions. */
    public int rank() {
        return dims.length;
    }

    /**
     * The length along an axis; for the rows, their capacity.
     *
     * @throws IllegalArgumentException if there is no such axis
     */
    public long dim(int axis) {
        if (axis < 0 || axis >= dims.length) {
            throw new IllegalArgumentException(
                    "Shape " + this + " has no axis " + axis + ".\n\n" + ShapeErrors.axes(this) + ".");
        }
        return dims[axis];
    }

    /** The dimensions; for the rows, their capacity. */
    public long[] dims() {
        return dims.clone();
    }

    /** Elements in all; with rows, at their capacity. */
    public long size() {
        long size = 1;
        for (long dim : dims) {
            size *= dim;
        }
        return size;
    }

    /** Elements when this many rows are bound. */
    public long size(long rows) {
        return rowsAxis < 0 ? size() : size() / capacity() * rows;
    }

    /** The axis of the rows, or −1. */
    public int rowsAxis() {
        return rowsAxis;
    }

    /** Whether one dimension is the rows. */
    public boolean hasRows() {
        return rowsAxis >= 0;
    }

    /** The most rows; 1 without. */
    public long capacity() {
        return hasRows() ? dims[rowsAxis] : 1;
    }

    /** Whether it is always one element, in any number of dimensions. */
    public boolean isOne() {
        return size() == 1;
    }

    /** The length along an axis, as the engine counts it. */
    public Extent extent(int axis) {
        return axis == rowsAxis ? new Extent(1, true) : new Extent(dims[axis], false);
    }

    /** The product of the extents of axes {@code from} to {@code to}, the end excluded. */
    public Extent extent(int from, int to) {
        Extent product = Extent.ONE;
        for (int axis = from; axis < to; axis++) {
            product = product.times(extent(axis));
        }
        return product;
    }

    /** Elements in all, as the engine counts them. */
    public Extent extent() {
        return extent(0, dims.length);
    }

    /** The length along each axis, as the engine counts it. */
    public List<Extent> extents() {
        return IntStream.range(0, dims.length).mapToObj(this::extent).toList();
    }

    /** The same dimension at two axes of two shapes: equal lengths, and both rows or neither. */
    static boolean sameDim(Shape a, int i, Shape b, int j) {
        return a.dims[i] == b.dims[j] && (i == a.rowsAxis) == (j == b.rowsAxis);
    }

    /** With the axes from {@code from} to {@code to}, the end excluded, made 1. */
    Shape collapsed(int from, int to) {
        long[] result = dims.clone();
        Arrays.fill(result, from, to, 1);
        return new Shape(result, rowsAxis >= from && rowsAxis < to ? -1 : rowsAxis);
    }

    /** The same shape with a fixed number of rows: the capacity. */
    Shape fixed() {
        return new Shape(dims, -1);
    }

    /** Without some axes. */
    Shape without(int... axes) {
        return permuted(IntStream.range(0, dims.length)
                .filter(axis -> IntStream.of(axes).noneMatch(gone -> gone == axis))
                .boxed()
                .toList());
    }

    /** With one more, fixed dimension at the end. */
    Shape withLast(long length) {
        long[] result = Arrays.copyOf(dims, dims.length + 1);
        result[dims.length] = length;
        return new Shape(result, rowsAxis);
    }

    /** With the axes in another order: axis i of the result is axis {@code order[i]} of this. */
    public Shape permuted(List<Integer> order) {
        return new Shape(order.stream().mapToLong(axis -> dims[axis]).toArray(), order.indexOf(rowsAxis));
    }

    /** With another, fixed length along one axis. */
    public Shape with(int axis, long length) {
        long[] result = dims.clone();
        result[axis] = length;
        return new Shape(result, axis == rowsAxis ? -1 : rowsAxis);
    }

    /** These rows by these columns, either of which may be a shape's rows. */
    static Shape matrix(Shape a, int i, Shape b, int j) {
        int rows = a.rowsAxis == i ? 0 : b.rowsAxis == j ? 1 : -1;
        return new Shape(new long[] {a.dims[i], b.dims[j]}, rows);
    }

    /**
     * These dimensions for an array of this shape's elements. The rows must stay one dimension, with the same number of elements
     * inside.
     */
    Shape reshaped(long... target) {
        checkNoGap(target);
        return tryReshape(target)
                .orElseThrow(() -> new IllegalArgumentException("reshape: " + this + " to " + Arrays.toString(target)
                        + " breaks up the rows.\n\n" + keepRows()));
    }

    /** {@link #reshaped}, if it keeps the rows. */
    Optional<Shape> tryReshape(long... target) {
        if (rowsAxis < 0) {
            return Optional.of(of(target));
        }
        long within = 1;
        for (int axis = target.length - 1; axis >= 0; axis--) {
            if (target[axis] == dims[rowsAxis] && within == rowSize()) {
                return Optional.of(new Shape(target.clone(), axis));
            }
            within *= target[axis];
        }
        return Optional.empty();
    }

    /** A shape of these dimensions. This shape's rows stay rows, aligned at the last axis. */
    Shape spread(long... target) {
        int axis = target.length - (rank() - rowsAxis);
        boolean rows = rowsAxis >= 0 && axis >= 0 && target[axis] == dims[rowsAxis];
        return rows ? new Shape(target.clone(), axis) : of(target);
    }

    private long rowSize() {
        return extent(rowsAxis + 1, rank()).factor();
    }

    /** Refuses −1, which other libraries take for the remaining length. */
    private void checkNoGap(long... target) {
        if (LongStream.of(target).anyMatch(length -> length == -1)) {
            throw new IllegalArgumentException("reshape: " + this + " to " + Arrays.toString(target)
                    + ": -1 is no length.\n\nLengths are written out here. "
                    + (hasRows() ? keepRows() : "They must hold " + size() + " numbers."));
        }
    }

    private String keepRows() {
        return "The number of rows is known only at run time: keep " + capacity() + " as a dimension of its own, with "
                + rowSize() + " elements inside.";
    }

    /** NumPy's rule: aligned at the last axis, each pair of dimensions equal or one of them 1; empty if that does not hold. */
    static Optional<Shape> broadcast(Shape a, Shape b) {
        int rank = Math.max(a.rank(), b.rank());
        long[] result = new long[rank];
        int rows = -1;
        for (int axis = 0; axis < rank; axis++) {
            int i = axis - (rank - a.rank());
            int j = axis - (rank - b.rank());
            boolean fromA = j < 0 || b.dims[j] == 1;
            boolean fromB = i < 0 || a.dims[i] == 1;
            if (!fromA && !fromB && !sameDim(a, i, b, j)) {
                return Optional.empty();
            }
            result[axis] = i >= 0 && !fromB ? a.dims[i] : j >= 0 ? b.dims[j] : 1;
            if ((i >= 0 && i == a.rowsAxis) || (j >= 0 && j == b.rowsAxis)) {
                if (rows >= 0) {
                    return Optional.empty();
                }
                rows = axis;
            }
        }
        return Optional.of(new Shape(result, rows));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Shape that && Arrays.equals(dims, that.dims) && rowsAxis == that.rowsAxis;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(dims) + rowsAxis;
    }

    @Override
    public String toString() {
        return IntStream.range(0, dims.length).mapToObj(this::text).collect(Collectors.joining(", ", "[", "]"));
    }

    /** One dimension, the rows as ≤256. */
    String text(int axis) {
        return (axis == rowsAxis ? "≤" : "") + dims[axis];
    }
}
