package org.jellygrad.autograd;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** The errors of shapes that do not fit. Each names the op, both shapes and the rule; a common slip also gets the line that mends it. */
final class ShapeErrors {
    static final String ROWS_TWICE = "The result would have rows along both axes; only one can vary. Give one of them a"
            + " fixed number of rows, with Tensor.input(name, rows, columns).";

    private ShapeErrors() {}

    /** Shapes that break a rule. */
    static IllegalArgumentException mismatch(String op, Shape a, Shape b, String rule) {
        return mismatch(op, a, b, rule, "", Shape::equals);
    }

    /**
     * Shapes that break a rule.
     *
     * @param hint the line to write instead; empty if there is none
     * @param fits whether two shapes keep the rule, to find out if only the rows are in the way
     */
    static IllegalArgumentException mismatch(
            String op, Shape a, Shape b, String rule, String hint, BiPredicate<Shape, Shape> fits) {
        String rows = rows(a, b, fits);
        String advice = !rows.isEmpty() || hint.isEmpty() ? rows : " Try " + hint + ".";
        return new IllegalArgumentException(op + ": shapes " + a + " and " + b + " do not fit.\n\n" + rule + advice);
    }

    /** The advice for rows that meet other rows, or a fixed length that looks the same. */
    private static String rows(Shape a, Shape b, BiPredicate<Shape, Shape> fits) {
        if (a.hasRows() && b.hasRows() && a.capacity() != b.capacity()) {
            return " A program has one number of rows: give both the same capacity, not " + a.capacity() + " and "
                    + b.capacity() + ".";
        }
        if (a.hasRows() != b.hasRows() && fits.test(a.fixed(), b.fixed())) {
            long capacity = Math.max(a.capacity(), b.capacity());
            return " ≤" + capacity + " is a number of rows that is known only at run time and " + capacity
                    + " a fixed length: make both with Tensor.rows or neither.";
        }
        return "";
    }

    /** Two operands that cannot be broadcast together. */
    static IllegalArgumentException broadcast(String op, Shape a, Shape b) {
        String method = op.equals("divide") ? "dividedBy" : op.equals("equal") ? "equalTo" : op;
        String clash = clash(a, b, false);
        String rule = clash.isEmpty()
                ? ROWS_TWICE
                : "Aligned at the last axis, each pair of dimensions must be equal or one of them 1; " + clash
                        + " are not.";
        String hint = isColumn(b, a)
                ? "left." + method + "(right" + column(b) + ")"
                : isColumn(a, b) ? "left" + column(a) + "." + method + "(right)" : "";
        return mismatch(op, a, b, rule, hint, (x, y) -> Shape.broadcast(x, y).isPresent());
    }

    /** A broadcast to a shape that does not hold the one there is. */
    static IllegalArgumentException broadcastTo(Shape from, Shape to) {
        String rule = from.rank() > to.rank()
                ? "The target has fewer axes; a broadcast drops none."
                : "Aligned at the last axis, each dimension must be 1 or the target's; " + clash(from, to, true)
                        + " are neither.";
        boolean isColumn =
                from.rank() == 1 && to.rank() == 2 && from.dim(0) == to.dim(0) && (from.hasRows() || !to.hasRows());
        String hint = isColumn ? "x" + column(from) + ".broadcastTo(" + dims(to) + ")" : "";
        return mismatch("broadcast", from, to, rule, hint, (x, y) -> Shape.broadcast(x, y)
                .filter(y::equals)
                .isPresent());
    }

    /** The last pair of dimensions that cannot be broadcast together; empty if there is none. */
    private static String clash(Shape a, Shape b, boolean oneWay) {
        for (int i = a.rank() - 1, j = b.rank() - 1; i >= 0 && j >= 0; i--, j--) {
            boolean spread = a.dim(i) == 1 || (b.dim(j) == 1 && !oneWay);
            if (!spread && !Shape.sameDim(a, i, b, j)) {
                return a.text(i) + " and " + b.text(j);
            }
        }
        return "";
    }

    /** Whether a vector fits a matrix as a column, where it was taken for a row. */
    private static boolean isColumn(Shape vector, Shape matrix) {
        return vector.rank() == 1 && matrix.rank() == 2 && Shape.sameDim(vector, 0, matrix, 0);
    }

    private static String column(Shape vector) {
        return ".reshape(" + vector.dim(0) + ", 1)";
    }

    /**
     * Two tensors whose shapes must be equal.
     *
     * @param first what a call on the first of them begins with
     * @param second what the second is called
     * @param end what follows it in the call
     */
    static IllegalArgumentException unequal(
            String op, Shape a, Shape b, String rule, String first, String second, String end) {
        boolean reshapes =
                a.size() == b.size() && b.tryReshape(a.dims()).filter(a::equals).isPresent();
        String hint = reshapes ? first + second + ".reshape(" + dims(a) + ")" + end : "";
        return mismatch(op, a, b, rule, hint, Shape::equals);
    }

    /** The factors of a matrix product whose rule is broken. */
    static IllegalArgumentException matmul(Shape a, Shape b, String rule, BiPredicate<Shape, Shape> fits) {
        List<Integer> transposed = List.of(1, 0);
        String hint = "";
        if (a.rank() == 0 || b.rank() == 0) {
            hint = "left.times(right)";
        } else if (a.rank() == 2 && b.rank() == 1 && Shape.sameDim(a, 1, b, 0)) {
            hint = "left.matmul(right" + column(b) + ")";
        } else if (isColumn(a, b)) {
            hint = "left.reshape(1, " + a.dim(0) + ").matmul(right)";
        } else if (a.rank() == 2 && b.rank() == 2 && fits.test(a, b.permuted(transposed))) {
            hint = "left.matmul(right.transpose())";
        } else if (a.rank() == 2 && b.rank() == 2 && fits.test(a.permuted(transposed), b)) {
            hint = "left.transpose().matmul(right)";
        }
        return mismatch("matmul", a, b, rule, hint, fits);
    }

    static IllegalArgumentException dot(Shape a, Shape b) {
        String hint = a.equals(b) ? "left.times(right).sum()" : "";
        return mismatch(
                "dot", a, b, "Both must be vectors of one length.", hint, (x, y) -> x.rank() == 1 && x.equals(y));
    }

    static IllegalArgumentException outer(Shape a, Shape b) {
        String rule = a.rank() == 1 && b.rank() == 1 ? ROWS_TWICE : "Both must be vectors.";
        return mismatch("outer", a, b, rule, "", (x, y) -> false);
    }

    /** Whether two shapes are those of vectors of which at most one has rows. */
    static boolean canMultiply(Shape a, Shape b) {
        return a.rank() == 1 && b.rank() == 1 && !(a.hasRows() && b.hasRows());
    }

    /** An axis counted from 0. */
    static int axis(String op, Shape shape, int axis) {
        int rank = shape.rank();
        if (axis < -rank || axis >= rank) {
            throw new IllegalArgumentException(
                    op + ": shape " + shape + " along axis " + axis + ".\n\n" + axes(shape) + ".");
        }
        return axis < 0 ? axis + rank : axis;
    }

    /** The axes there are. */
    static String axes(Shape shape) {
        return shape.rank() == 0 ? "A scalar has no axes" : "It has axes 0 to " + (shape.rank() - 1);
    }

    private static String dims(Shape shape) {
        return Arrays.stream(shape.dims()).mapToObj(Long::toString).collect(Collectors.joining(", "));
    }
}
