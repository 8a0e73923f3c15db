package org.jellygrad.autograd.explain;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jellygrad.autograd.BinaryOp;
import org.jellygrad.autograd.Composite;
import org.jellygrad.autograd.Graph;
import org.jellygrad.autograd.JoinOp;
import org.jellygrad.autograd.Leaf;
import org.jellygrad.autograd.MatMul;
import org.jellygrad.autograd.MovementOp;
import org.jellygrad.autograd.Op;
import org.jellygrad.autograd.ReductionOp;
import org.jellygrad.autograd.Shape;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.UnaryOp;
import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.text.Brackets;
import org.jellygrad.autograd.text.Printed;
import org.jspecify.annotations.Nullable;

/**
 * One element of a node written out: which elements of others it is made from, with their numbers.
 *
 * @param values of every node, as it was computed
 * @param rows the number of rows
 * @param names of the nodes whose elements are numbers; null for those that are written out too
 */
public record ElementFormula(Function<Tensor, double[]> values, long rows, Function<Tensor, @Nullable String> names) {
    /** Longer sums and lists are cut. */
    private static final int TERMS = 6;

    /** The depth to which a part of a gradient is written out. */
    private static final int DEPTH = 5;

    /**
     * One element of a node in numbers: {@code 2·3 + 5·(-1)}; what only moves names its source: {@code x[1, 0]}. Empty if only the op
     * knows what it is made from.
     */
    public String formula(Tensor node, int at) {
        return formula(node, at, DEPTH);
    }

    /** As {@link #formula}, of a node that may have a name itself: {@code ∂y[1]}. */
    String part(Tensor node, int at) {
        return isNumber(node) ? place(new Place(node, at)) : formula(node, at);
    }

    private String formula(Tensor node, int at, int depth) {
        Op op = node.op();
        if (op instanceof MatMul product) {
            return product(node, product, at);
        }
        if (op instanceof ReductionOp reduction) {
            return reduced(node, reduction, at);
        }
        if (op instanceof MovementOp move) {
            Place from = source(node, move, at);
            if (from == null) {
                return "0";
            }
            return isNumber(from.node) ? place(from) : formula(from.node, from.at, depth);
        }
        return isElementwise(node)
                ? op.formula(node.inputs().stream()
                        .map(input -> operand(input, input.shape().isOne() ? 0 : at, depth - 1))
                        .toList())
                : "";
    }

    private String operand(Tensor node, int at, int depth) {
        if (depth > 0 && !isNumber(node) && node.op() instanceof MovementOp move) {
            Place from = source(node, move, at);
            return from == null ? "0" : operand(from.node, from.at, depth);
        }
        return depth > 0 && !isNumber(node) && isElementwise(node)
                ? formula(node, at, depth)
                : Printed.of(values.apply(node)[at]);
    }

    private boolean isNumber(Tensor node) {
        return names.apply(node) != null || node.inputs().isEmpty();
    }

    /**
     * Whether each element is made from the same element of each input, or from one number; a composite is, if all that it expands to is.
     */
    private static boolean isElementwise(Tensor node) {
        if (!(node.op() instanceof Composite own)) {
            return node.op() instanceof UnaryOp || node.op() instanceof BinaryOp || isSpread(node);
        }
        List<Tensor> standIns = node.inputs().stream()
                .map(input -> Tensor.of(new Leaf.Input("", input.shape(), false)))
                .toList();
        return Graph.order(List.of(own.expand(standIns))).stream()
                .allMatch(part -> part.op() instanceof Leaf || isElementwise(part));
    }

    private static boolean isSpread(Tensor node) {
        boolean spreads = node.op() instanceof MovementOp.Broadcast || node.op() instanceof MovementOp.Reshape;
        return spreads && node.input(0).shape().isOne();
    }

    /** Its only number, or its numbers abbreviated. */
    String number(Tensor node) {
        return Printed.list(values.apply(node));
    }

    private record Place(Tensor node, int at) {}

    /** Where an element comes from; null for one that a pad adds. */
    private @Nullable Place source(Tensor node, MovementOp move, int at) {
        if (!(move instanceof JoinOp join) || move instanceof JoinOp.Slice) {
            return new Place(
                    node.input(0),
                    Math.toIntExact(move.view(node, new Buffer(1)).at(at, rows)));
        }
        int axis = join.axis();
        long inner = node.shape().extent(axis + 1, node.shape().rank()).at(rows);
        long length = node.shape().dim(axis);
        long along = at / inner % length - (move instanceof JoinOp.Pad pad ? pad.from() : 0);
        int input = 0;
        while (input < node.inputs().size()
                && along >= node.input(input).shape().dim(axis)) {
            along -= node.input(input++).shape().dim(axis);
        }
        if (along < 0 || input == node.inputs().size()) {
            return null;
        }
        Tensor from = node.input(input);
        long outer = at / (inner * length);
        return new Place(from, Math.toIntExact((outer * from.shape().dim(axis) + along) * inner + at % inner));
    }

    private String place(Place from) {
        Shape shape = from.node.shape();
        String known = names.apply(from.node);
        String name = known == null ? from.node.op().formula(List.of()) : known;
        long[] index = new long[shape.rank()];
        long rest = from.at;
        for (int axis = index.length - 1; axis >= 0; axis--) {
            long length = shape.extent(axis).at(rows);
            index[axis] = rest % length;
            rest /= length;
        }
        return shape.isOne()
                ? name
                : name
                        + IntStream.range(0, index.length)
                                .mapToObj(axis -> Long.toString(index[axis]))
                                .collect(Collectors.joining(", ", "[", "]"));
    }

    private String reduced(Tensor node, ReductionOp op, int at) {
        Tensor in = node.input(0);
        Shape shape = in.shape();
        int length = Math.toIntExact(shape.extent(op.from(), op.to()).at(rows));
        int inner = Math.toIntExact(shape.extent(op.to(), shape.rank()).at(rows));
        int first = at / inner * length * inner + at % inner;
        double[] all = values.apply(in);
        IntFunction<String> term = i -> Printed.of(all[first + i * inner]);
        return op.fold() == ReductionOp.Fold.SUM
                ? sum(length, term)
                : op.name() + "(" + joined(length, term, ", ") + ")";
    }

    private String product(Tensor node, MatMul product, int at) {
        double[] a = values.apply(node.input(0));
        double[] b = values.apply(node.input(1));
        int m = Math.toIntExact(node.shape().extent(0).at(rows));
        int n = Math.toIntExact(node.shape().extent(1).at(rows));
        int k = a.length / m;
        int row = at / n;
        int column = at % n;
        return sum(
                k,
                i -> factor(a[product.transposeA() ? i * m + row : row * k + i]) + "·"
                        + factor(b[product.transposeB() ? column * k + i : i * n + column]));
    }

    private static String factor(double value) {
        return Brackets.factor(Printed.of(value));
    }

    private static String sum(int count, IntFunction<String> term) {
        return joined(count, i -> i == 0 ? term.apply(i) : Brackets.term(term.apply(i)), " + ");
    }

    /** Only the terms that are shown are made: there may be millions. */
    private static String joined(int count, IntFunction<String> term, String by) {
        String shown = IntStream.range(0, Math.min(count, TERMS)).mapToObj(term).collect(Collectors.joining(by));
        return count <= TERMS ? shown : shown + by + "… " + count + " terms";
    }
}
