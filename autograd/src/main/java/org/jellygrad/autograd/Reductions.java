package org.jellygrad.autograd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jellygrad.autograd.ReductionOp.Fold;

/** Reductions over any axes. {@link ReductionOp} reduces neighbouring axes only; other axes are first moved next to each other. */
final class Reductions {
    private Reductions() {}

    /** A fold over some axes, or over all if none is given; they become 1 or disappear. */
    static Tensor fold(Fold fold, Tensor t, boolean keep, int... axes) {
        Shape shape = t.shape();
        int[] sorted = sorted(fold.label(), shape, axes);
        if (sorted.length == 0) {
            return t;
        }
        Shape kept = shape;
        for (int axis : sorted) {
            kept = kept.collapsed(axis, axis + 1);
        }
        boolean together = sorted[sorted.length - 1] - sorted[0] == sorted.length - 1;
        Tensor block = together ? t : withLast(t, sorted);
        int from = together ? sorted[0] : shape.rank() - sorted.length;
        Tensor reduced = Tensor.of(new ReductionOp(fold, from, from + sorted.length, keep && together), block);
        return reduced.reshape(keep ? kept : shape.without(sorted));
    }

    static Tensor mean(Tensor t, boolean keep, int... axes) {
        Tensor count = count(t.shape(), sorted("mean", t.shape(), axes));
        return fold(Fold.SUM, t, keep, axes).dividedBy(count);
    }

    /** How many numbers are reduced to one; for rows, as many as are bound. */
    private static Tensor count(Shape shape, int... axes) {
        long fixed = 1;
        boolean rows = false;
        for (int axis : axes) {
            rows |= axis == shape.rowsAxis();
            fixed *= axis == shape.rowsAxis() ? 1 : shape.dim(axis);
        }
        Tensor constant = Tensor.constant((double) fixed);
        return !rows
                ? constant
                : fixed == 1 ? Tensor.rowCount() : Tensor.rowCount().times(constant);
    }

    /**
     * The product, written with slices: halves are multiplied until one is left. It takes log₂ n steps, and since nothing is divided its
     * gradients of any order are exact where factors are 0.
     */
    static Tensor prod(Tensor t, int... axes) {
        Shape shape = t.shape();
        int[] sorted = sorted("prod", shape, axes);
        if (sorted.length == 0) {
            return t;
        }
        if (Arrays.binarySearch(sorted, shape.rowsAxis()) >= 0) {
            throw new IllegalArgumentException(
                    "prod: shape " + shape + " over its rows.\n\nTheir number is known only at"
                            + " run time; for positive numbers log().sum("
                            + Arrays.stream(axes).mapToObj(String::valueOf).collect(Collectors.joining(", "))
                            + ").exp() is the same.");
        }
        Shape rest = shape.without(sorted);
        Tensor line = withLast(t, sorted).reshape(rest.withLast(shape.size() / rest.size()));
        int axis = rest.rank();
        while (line.shape().dim(axis) > 1) {
            long length = line.shape().dim(axis);
            long half = length / 2;
            Tensor product = line.slice(axis, 0, half).times(line.slice(axis, half, 2 * half));
            line = length % 2 == 0 ? product : product.concatenate(axis, line.slice(axis, length - 1, length));
        }
        return line.reshape(rest);
    }

    /** With some axes moved behind the others, so that a reduction and its ties cover one block. */
    private static Tensor withLast(Tensor t, int... axes) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, t.shape().rank())
                .filter(axis -> Arrays.binarySearch(axes, axis) < 0)
                .boxed()
                .toList());
        Arrays.stream(axes).forEach(order::add);
        boolean inPlace = IntStream.range(0, order.size()).allMatch(axis -> order.get(axis) == axis);
        return inPlace ? t : Tensor.of(new MovementOp.Transpose(List.copyOf(order)), t);
    }

    /** Counted from 0, in order; all, if none is given. */
    private static int[] sorted(String op, Shape shape, int... axes) {
        if (axes.length == 0) {
            return IntStream.range(0, shape.rank()).toArray();
        }
        int[] sorted = Arrays.stream(axes)
                .map(axis -> ShapeErrors.axis(op, shape, axis))
                .distinct()
                .sorted()
                .toArray();
        if (sorted.length < axes.length) {
            throw new IllegalArgumentException(op + ": shape " + shape + " along axes " + Arrays.toString(axes)
                    + ".\n\nOne is there twice; name each once.");
        }
        return sorted;
    }
}
