package org.jellygrad.autograd;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The errors of shapes that do not fit: the op, both shapes, the rule, and the line that would fix it where there is one. */
final class Shapes {
    private Shapes() {}

    static IllegalArgumentException mismatch(String op, Shape a, Shape b, String remedy) {
        return new IllegalArgumentException(
                op + ": shapes " + a + " and " + b + " do not fit.\n\n" + remedy + rowsAgainstFixed(a, b));
    }

    /** Why ≤8 is not 8. */
    private static String rowsAgainstFixed(Shape a, Shape b) {
        Shape rows = a.hasRows() ? a : b;
        Shape fixed = a.hasRows() ? b : a;
        if (!rows.hasRows() || fixed.hasRows()) {
            return "";
        }
        long capacity = rows.dim(rows.rowsAxis());
        return Arrays.stream(fixed.dims()).noneMatch(dim -> dim == capacity)
                ? ""
                : " ≤" + capacity + " is a number of rows that is known only at run time and " + capacity
                        + " a fixed length: make both with Tensor.rows or neither.";
    }

    /** The axes there are. */
    static String axes(Shape shape) {
        return shape.rank() == 0 ? "A scalar has no axes" : "It has axes 0 to " + (shape.rank() - 1);
    }

    /** Two operands that cannot be broadcast together. */
    static IllegalArgumentException broadcast(String op, Shape a, Shape b) {
        String method = op.equals("divide") ? "dividedBy" : op.equals("equal") ? "equalTo" : op;
        return mismatch(
                op,
                a,
                b,
                "Aligned at the last axis, each pair of dimensions must be equal or one of them 1."
                        + line("left." + method + "(right." + fit(b, a) + ")", fit(b, a))
                        + (fit(b, a) == null ? line("left." + fit(a, b) + "." + method + "(right)", fit(a, b)) : ""));
    }

    /** A broadcast to a shape that does not hold the one there is. */
    static IllegalArgumentException broadcastTo(Shape from, Shape to) {
        String fix = fit(from, to);
        return mismatch(
                "broadcast",
                from,
                to,
                "Aligned at the last axis, each dimension must be 1 or the same."
                        + line("x." + fix + ".broadcastTo(" + dims(to) + ")", fix));
    }

    /** Two that must have one shape; {@code line} with %s for the call that gives the second the first's. */
    static IllegalArgumentException unequal(String op, Shape a, Shape b, String rule, String line) {
        String fix = a.extent().equals(b.extent()) ? "reshape(" + dims(a) + ")" : null;
        return mismatch(op, a, b, rule + line(String.format(line, fix), fix));
    }

    /** " Try {@code line}." if there is a fix. */
    static String line(String line, @Nullable Object fix) {
        return fix == null ? "" : " Try " + line + ".";
    }

    /** The call on a shape that lets it be broadcast with another: a one behind a vector, a transpose, or the other's very shape; null if none does. */
    private static @Nullable String fit(Shape a, Shape other) {
        if (a.rank() == 1 && other.rank() > 1) {
            for (int axis = 0; axis < other.rank() - 1; axis++) {
                if (Shape.sameDim(a, 0, other, axis)) {
                    return "reshape(" + a.dim(0) + ", 1".repeat(other.rank() - 1 - axis) + ")";
                }
            }
        }
        if (a.rank() == 2 && other.rank() == 2 && canReach(a.permuted(List.of(1, 0)), other)) {
            return "transpose()";
        }
        return a.extent().equals(other.extent()) ? "reshape(" + dims(other) + ")" : null;
    }

    private static boolean canReach(Shape a, Shape other) {
        return Shape.broadcast(a, other) != null;
    }

    static String dims(Shape shape) {
        return Arrays.stream(shape.dims()).mapToObj(Long::toString).collect(Collectors.joining(", "));
    }
}
