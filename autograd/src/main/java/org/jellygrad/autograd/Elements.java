package org.jellygrad.autograd;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jellygrad.autograd.engine.Buffer;

/**
 * One element of a node written out: which elements of its inputs it is made from, with their numbers.
 *
 * @param values of every node, as it was computed
 * @param rows the number of rows
 * @param names of nodes, and of their gradients, which stand for themselves
 */
record Elements(Function<Tensor, double[]> values, long rows, Map<Tensor, String> names) {
    /** Longer sums and lists are cut. */
    private static final int TERMS = 6;

    /** One element of a node in numbers: {@code 2·3 + 5·(-1)}; what only moves names its source: {@code x[1, 0]}. */
    String formula(Tensor node, int at) {
        Op op = node.op();
        List<Tensor> inputs = node.inputs();
        if (op instanceof MatMul product) {
            return product(node, product, at);
        }
        if (op instanceof ReductionOp reduction) {
            return reduced(node, reduction, at);
        }
        if (op instanceof MovementOp move) {
            Place from = source(node, move, at);
            return names.containsKey(from.node) || from.node.inputs().isEmpty()
                    ? place(from)
                    : formula(from.node, from.at);
        }
        boolean each = inputs.stream().allMatch(input -> input.shape().equals(node.shape()));
        return op.formula(inputs.stream()
                .map(input -> each ? number(input, at) : number(input))
                .toList());
    }

    /**
     * One element of what a use sends back, in numbers.
     *
     * @param upstream the gradient of the node that uses it
     */
    String pullBack(Backward.Use use, Tensor upstream, int at) {
        Tensor user = use.user();
        if (use.part() == upstream) {
            return place(new Place(upstream, at));
        }
        boolean each = user.op() instanceof UnaryOp || user.op() instanceof BinaryOp;
        return each
                ? user.op()
                        .pullBackFormula(
                                use.input(),
                                user.inputs().stream()
                                        .map(input -> number(input, at))
                                        .toList(),
                                number(user, at),
                                number(upstream, at))
                : formula(use.part(), at);
    }

    /** Its only number, or its numbers abbreviated. */
    String number(Tensor node) {
        double[] all = values.apply(node);
        return all.length == 1 ? signed(all[0]) : Numbers.list(all);
    }

    String number(Tensor node, int at) {
        return signed(values.apply(node)[at]);
    }

    private record Place(Tensor node, int at) {}

    private Place source(Tensor node, MovementOp move, int at) {
        if (move instanceof JoinOp.Concatenate join) {
            long inner =
                    node.shape().extent(join.axis() + 1, node.shape().rank()).at(rows);
            long length = node.shape().dim(join.axis());
            long along = at / inner % length;
            long outer = at / (inner * length);
            int input = 0;
            while (along >= node.input(input).shape().dim(join.axis())) {
                along -= node.input(input++).shape().dim(join.axis());
            }
            Tensor from = node.input(input);
            return new Place(
                    from, Math.toIntExact((outer * from.shape().dim(join.axis()) + along) * inner + at % inner));
        }
        return new Place(
                node.input(0), Math.toIntExact(move.walk(node, new Buffer(1)).at(at, rows)));
    }

    private String place(Place from) {
        Shape shape = from.node.shape();
        String known = names.get(from.node);
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
        IntFunction<String> term = i -> signed(all[first + i * inner]);
        return op.fold() == ReductionOp.Fold.SUM
                ? joined(length, term, " + ")
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
        return joined(
                k,
                i -> signed(a[product.transposeA() ? i * m + row : row * k + i]) + "·"
                        + signed(b[product.transposeB() ? column * k + i : i * n + column]),
                " + ");
    }

    /** Only the terms that are shown are made: there may be millions. */
    private static String joined(int count, IntFunction<String> term, String by) {
        String shown = IntStream.range(0, Math.min(count, TERMS)).mapToObj(term).collect(Collectors.joining(by));
        return count <= TERMS ? shown : shown + by + "… " + count + " terms";
    }

    /** In brackets if negative, so that it can stand after an operator. */
    private static String signed(double value) {
        return value < 0 ? "(" + Numbers.of(value) + ")" : Numbers.of(value);
    }
}
