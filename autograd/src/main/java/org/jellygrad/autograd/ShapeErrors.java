package org.jellygrad.autograd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The errors of shapes that do not fit: the op, both shapes, the rule, and the line that would fix it where there is one. */
final class ShapeErrors {
    static final String ROWS_TWICE = "The result would have rows along both axes; only one can vary. Give one of them a"
            + " fixed number of rows, with Tensor.input(name, rows, columns).";

    private ShapeErrors() {}

    /**
     * An operand as it might be written.
     *
     * @param text the expression
     * @param shape what it has then
     * @param changes how far it is from what was written
     */
    record Operand(String text, Shape shape, int changes) {
        Operand(String text, Shape shape) {
            this(text, shape, 0);
        }

        /** This, and what a call or two make of it: ones in front or behind up to a rank, and a transpose. */
        List<Operand> variants(int rank) {
            List<Operand> all = new ArrayList<>(List.of(this));
            int missing = rank - shape.rank();
            if (missing > 0) {
                addReshaped(all, 1, LongStream.concat(ones(missing), LongStream.of(shape.dims())));
            }
            for (int behind = 1; behind <= missing; behind++) {
                addReshaped(all, 1, LongStream.concat(LongStream.of(shape.dims()), ones(behind)));
            }
            if (shape.rank() == 2) {
                all.add(new Operand(text + ".transpose()", shape.permuted(List.of(1, 0)), 2));
            }
            return all;
        }

        /** {@link #variants}, and its numbers in another shape. */
        List<Operand> variants(int rank, Shape other) {
            List<Operand> all = variants(rank);
            if (other.size() == shape.size()) {
                addReshaped(all, 3, LongStream.of(other.dims()));
            }
            return all;
        }

        /** This, and its numbers as a vector. */
        List<Operand> flat() {
            List<Operand> all = new ArrayList<>(List.of(this));
            addReshaped(all, 1, LongStream.of(shape.size()));
            return all;
        }

        private static LongStream ones(int count) {
            return LongStream.generate(() -> 1).limit(count);
        }

        private void addReshaped(List<Operand> all, int changes, LongStream dims) {
            long[] target = dims.toArray();
            shape.tryReshape(target)
                    .ifPresent(reshaped ->
                            all.add(new Operand(text + ".reshape(" + dims(reshaped) + ")", reshaped, changes)));
        }
    }

    /**
     * A line that might be written instead.
     *
     * @param changes how far it is from what was written; 0 if it is just that
     */
    record Way(String line, int changes, boolean works) {}

    /** The lines of a format that two operands fill. */
    static Stream<Way> ways(String format, List<Operand> lefts, List<Operand> rights, BiPredicate<Shape, Shape> fits) {
        return lefts.stream().flatMap(left -> rights.stream()
                .map(right -> new Way(
                        String.format(Locale.ROOT, format, left.text, right.text),
                        left.changes + right.changes,
                        fits.test(left.shape, right.shape))));
    }

    /** Shapes that do not fit, and cannot be made to. */
    static IllegalArgumentException mismatch(String op, Shape a, Shape b, String rule) {
        return mismatch(op, a, b, rule, (x, y) -> Stream.of(new Way("", 0, x.equals(y))));
    }

    /**
     * Shapes that do not fit.
     *
     * @param ways for two shapes the lines that might join them, what was written among them
     */
    static IllegalArgumentException mismatch(
            String op, Shape a, Shape b, String rule, BiFunction<Shape, Shape, Stream<Way>> ways) {
        return new IllegalArgumentException(
                op + ": shapes " + a + " and " + b + " do not fit.\n\n" + rule + advice(a, b, ways));
    }

    /** What to do: where only rows and a fixed length are in the way, that; else the nearest line that works, if there is one. */
    private static String advice(Shape a, Shape b, BiFunction<Shape, Shape, Stream<Way>> ways) {
        if (a.hasRows() && b.hasRows() && a.dim(a.rowsAxis()) != b.dim(b.rowsAxis())) {
            return " A program has one number of rows: give both the same capacity, not " + a.dim(a.rowsAxis())
                    + " and " + b.dim(b.rowsAxis()) + ".";
        }
        Optional<Way> fixed = a.hasRows() == b.hasRows() ? Optional.empty() : nearest(ways.apply(a.fixed(), b.fixed()));
        Optional<Way> line = nearest(ways.apply(a, b));
        if (fixed.isPresent() && (line.isEmpty() || fixed.get().changes < line.get().changes)) {
            long capacity = a.hasRows() ? a.dim(a.rowsAxis()) : b.dim(b.rowsAxis());
            return " ≤" + capacity + " is a number of rows that is known only at run time and " + capacity
                    + " a fixed length: make both with Tensor.rows or neither.";
        }
        return line.map(way -> " Try " + way.line + ".").orElse("");
    }

    private static Optional<Way> nearest(Stream<Way> ways) {
        return ways.filter(Way::works).min(Comparator.comparingInt(Way::changes));
    }

    /** Two operands that cannot be broadcast together. */
    static IllegalArgumentException broadcast(String op, Shape a, Shape b) {
        String method = op.equals("divide") ? "dividedBy" : op.equals("equal") ? "equalTo" : op;
        String clash = clash(a, b, false);
        return mismatch(
                op,
                a,
                b,
                clash.isEmpty()
                        ? ROWS_TWICE
                        : "Aligned at the last axis, each pair of dimensions must be equal or one of them 1; " + clash
                                + " are not.",
                (x, y) -> ways(
                        "%s." + method + "(%s)",
                        new Operand("left", x).variants(y.rank(), y),
                        new Operand("right", y).variants(x.rank(), x),
                        (left, right) -> Shape.broadcast(left, right).isPresent()));
    }

    /** A broadcast to a shape that does not hold the one there is. */
    static IllegalArgumentException broadcastTo(Shape from, Shape to) {
        return mismatch(
                "broadcast",
                from,
                to,
                from.rank() > to.rank()
                        ? "The target has fewer axes; a broadcast drops none."
                        : "Aligned at the last axis, each dimension must be 1 or the target's; " + clash(from, to, true)
                                + " are neither.",
                (x, y) -> ways(
                        "%s.broadcastTo(%s)",
                        new Operand("x", x).variants(y.rank()),
                        List.of(new Operand(x.hasRows() || !y.hasRows() ? dims(y) : "Shape.rows(" + dims(y) + ")", y)),
                        ShapeErrors::canSpread));
    }

    /** Whether a broadcast leads from one shape to another, and a line can say so: new rows come first. */
    private static boolean canSpread(Shape from, Shape to) {
        Shape target = to.hasRows() ? to : from.spread(to.dims());
        return (from.hasRows() || to.rowsAxis() <= 0)
                && Shape.broadcast(from, target).equals(Optional.of(target));
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

    /**
     * Two that must have one shape.
     *
     * @param second what the line calls the second of them
     * @param format the line, with %2$s for the second
     */
    static IllegalArgumentException unequal(String op, Shape a, Shape b, String rule, String second, String format) {
        return mismatch(
                op,
                a,
                b,
                rule,
                (x, y) -> ways(
                        format,
                        List.of(new Operand("", x)),
                        new Operand(second, y).variants(x.rank(), x),
                        Shape::equals));
    }

    static IllegalArgumentException dot(Shape a, Shape b) {
        return mismatch(
                "dot",
                a,
                b,
                "Both must be vectors of one length.",
                (x, y) -> Stream.concat(
                        ways(
                                "%s.dot(%s)",
                                new Operand("left", x).flat(),
                                new Operand("right", y).flat(),
                                (left, right) -> left.rank() == 1 && left.equals(right)),
                        Stream.of(new Way("left.times(right).sum()", 3, x.equals(y)))));
    }

    static IllegalArgumentException outer(Shape a, Shape b) {
        return mismatch(
                "outer",
                a,
                b,
                a.rank() == 1 && b.rank() == 1 ? ROWS_TWICE : "Both must be vectors.",
                (x, y) -> ways(
                        "%s.outer(%s)",
                        new Operand("left", x).flat(), new Operand("right", y).flat(), ShapeErrors::canMultiply));
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

    static String dims(Shape shape) {
        return Arrays.stream(shape.dims()).mapToObj(Long::toString).collect(Collectors.joining(", "));
    }
}
