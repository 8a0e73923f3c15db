package org.jellygrad.autograd.compile;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jellygrad.autograd.BinaryOp;
import org.jellygrad.autograd.BinaryOp.Pair;
import org.jellygrad.autograd.FunctionOp;
import org.jellygrad.autograd.FunctionOp.Elementary;
import org.jellygrad.autograd.JoinOp;
import org.jellygrad.autograd.Leaf;
import org.jellygrad.autograd.MatMul;
import org.jellygrad.autograd.MovementOp;
import org.jellygrad.autograd.Op;
import org.jellygrad.autograd.ReductionOp;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.UnaryOp;
import org.jellygrad.autograd.engine.Multiplier;
import org.jspecify.annotations.Nullable;

/**
 * The laws of algebra, without those of sums. Each replaces a node by an equal one that is cheaper or nearer to a fused call. {@link Rule}
 * lists them.
 */
final class AlgebraRules {
    private AlgebraRules() {}

    static @Nullable Tensor foldConstants(Tensor node, Rewriter graph) {
        if (node.inputs().isEmpty() || !node.shape().isOne()) {
            return null;
        }
        double[] known = new double[node.inputs().size()];
        for (int i = 0; i < known.length; i++) {
            OptionalDouble value = Scalars.constant(node.input(i));
            if (value.isEmpty()) {
                return null;
            }
            known[i] = value.getAsDouble();
        }
        if (node.op() instanceof UnaryOp op) {
            return Scalars.constant(op.at(known[0]), node.shape(), graph);
        }
        if (node.op() instanceof BinaryOp op) {
            return Scalars.constant(op.at(known[0], known[1]), node.shape(), graph);
        }
        return isMove(node.op()) || node.op() instanceof ReductionOp
                ? Scalars.constant(known[0], node.shape(), graph)
                : null;
    }

    static @Nullable Tensor dropIdentity(Tensor node, Rewriter graph) {
        Op op = node.op();
        // Over lengths of 1: the numbers are the same, if not the shape.
        if (op instanceof ReductionOp
                && node.shape().extent().equals(node.input(0).shape().extent())) {
            return Scalars.as(node.shape(), node.input(0), graph);
        }
        boolean nothing = (op instanceof UnaryOp.Scaled s && s.factor() == 1)
                || (op instanceof UnaryOp.Shifted t && t.summand() == 0)
                || (op instanceof UnaryOp.Power p && p.exponent() == 1)
                || (op instanceof MovementOp
                        && !(op instanceof MovementOp.Transpose)
                        && node.shape().equals(node.input(0).shape()));
        return nothing ? node.input(0) : null;
    }

    static @Nullable Tensor square(Tensor node, Rewriter graph) {
        boolean square = (node.op() instanceof UnaryOp.Power p && p.exponent() == 2)
                || (Pair.TIMES.is(node) && node.input(0) == node.input(1));
        return square ? graph.make(new FunctionOp(Elementary.SQUARE), node.input(0)) : null;
    }

    static @Nullable Tensor joinMoves(Tensor node, Rewriter graph) {
        Tensor in = node.inputs().isEmpty() ? node : node.input(0);
        if (node.op() instanceof MovementOp.Broadcast && node.shape().isOne()) {
            return graph.make(new MovementOp.Reshape(node.shape()), in);
        }
        if (node.op() instanceof MovementOp.Reshape && in.op() instanceof MovementOp.Reshape) {
            return graph.make(node.op(), in.input(0));
        }
        if (!(node.op() instanceof MovementOp.Transpose move)) {
            return null;
        }
        if (in.op() instanceof MovementOp.Transpose inner) {
            List<Integer> joined = move.order().stream().map(inner.order()::get).toList();
            return graph.make(new MovementOp.Transpose(joined), in.input(0));
        }
        int[] moved = move.order().stream()
                .mapToInt(i -> i)
                .filter(axis -> in.shape().dim(axis) != 1)
                .toArray();
        boolean inOrder = IntStream.range(1, moved.length).allMatch(i -> moved[i - 1] < moved[i]);
        return inOrder ? graph.make(new MovementOp.Reshape(node.shape()), in) : null;
    }

    static @Nullable Tensor spreadLast(Tensor node, Rewriter graph) {
        Op op = node.op();
        boolean elementwise = op instanceof UnaryOp || op instanceof BinaryOp || isMove(op);
        if (!elementwise || node.shape().isOne()) {
            return null;
        }
        Tensor[] scalars = new Tensor[node.inputs().size()];
        for (int i = 0; i < scalars.length; i++) {
            Tensor scalar = Scalars.spread(node.input(i), graph);
            if (scalar == null) {
                return null;
            }
            scalars[i] = scalar;
        }
        Tensor value = op instanceof MovementOp ? scalars[0] : graph.make(op, scalars);
        return Scalars.fill(node.shape(), value, graph);
    }

    static @Nullable Tensor scale(Tensor node, Rewriter graph) {
        boolean times = Pair.TIMES.is(node);
        if (!times && !Pair.DIVIDE.is(node)) {
            return null;
        }
        Tensor a = node.input(0);
        Tensor b = node.input(1);
        Tensor right = scalar(b, graph);
        if (right != null) {
            return times ? scaled(a, right, graph) : divided(a, right, graph);
        }
        Tensor left = scalar(a, graph);
        if (left == null || times) {
            return left == null ? null : scaled(b, left, graph);
        }
        boolean exact = Scalars.constant(left).orElse(0) == 1;
        return exact || isCount(b) ? scaled(graph.make(new UnaryOp.Power(-1), b), left, graph) : null;
    }

    /** The reciprocal of what is known only at run time may overflow: then it stays a quotient. */
    private static @Nullable Tensor divided(Tensor x, Tensor s, Rewriter graph) {
        OptionalDouble constant = Scalars.constant(s);
        boolean safe = constant.isPresent() ? Multiplier.isSafe(constant.getAsDouble()) : isCount(s);
        if (safe) {
            return scaled(x, graph.make(new UnaryOp.Power(-1), s), graph);
        }
        return x.shape().isOne() ? null : graph.make(new FusedOp.DividedBy(), x, s);
    }

    /** Whether it is the number of rows, or so many times it. */
    private static boolean isCount(Tensor s) {
        Op op = s.op();
        return op instanceof Leaf.RowCount
                || (((op instanceof UnaryOp.Scaled scaled && Multiplier.isSafe(scaled.factor()))
                                || op instanceof MovementOp.Reshape)
                        && isCount(s.input(0)));
    }

    private static @Nullable Tensor scalar(Tensor operand, Rewriter graph) {
        return Scalars.constant(operand).isPresent() ? operand : Scalars.spread(operand, graph);
    }

    private static Tensor scaled(Tensor x, Tensor s, Rewriter graph) {
        OptionalDouble constant = Scalars.constant(s);
        return constant.isPresent()
                ? graph.make(new UnaryOp.Scaled(constant.getAsDouble()), x)
                : graph.make(new FusedOp.ScaledBy(1), x, s);
    }

    static @Nullable Tensor shift(Tensor node, Rewriter graph) {
        boolean plus = Pair.PLUS.is(node);
        if (!plus && !Pair.MINUS.is(node)) {
            return null;
        }
        Tensor right = node.shape().isOne() ? node.input(1) : Scalars.spread(node.input(1), graph);
        if (right == null || Scalars.constant(right).isEmpty()) {
            return null;
        }
        double c = Scalars.constant(right).getAsDouble();
        return graph.make(new UnaryOp.Shifted(plus ? c : -c), node.input(0));
    }

    static @Nullable Tensor liftFactors(Tensor node, Rewriter graph) {
        Op op = node.op();
        if (op instanceof UnaryOp.Scaled || op instanceof FusedOp.ScaledBy) {
            return merge(node, graph);
        }
        boolean both = op instanceof MatMul || Pair.TIMES.is(node);
        boolean first = Pair.DIVIDE.is(node) || isMove(op) || ReductionOp.isSum(node);
        if ((!both && !first) || spreads(node)) {
            return null;
        }
        ScaledTerm a = ScaledTerm.liftable(node.input(0));
        ScaledTerm b = both ? ScaledTerm.liftable(node.input(1)) : new ScaledTerm(1, null, node);
        if ((a.isTrivial() && b.isTrivial()) || !a.canJoin(b)) {
            return null;
        }
        Tensor[] inputs = node.inputs().toArray(Tensor[]::new);
        inputs[0] = a.rest();
        if (both) {
            inputs[1] = b.rest();
        }
        return a.times(b, graph).onto(graph.make(op, inputs), graph);
    }

    /** Whether it spreads a scalar, whose factors belong inside. */
    private static boolean spreads(Tensor node) {
        return node.op() instanceof MovementOp.Broadcast
                && node.input(0).shape().isOne();
    }

    private static @Nullable Tensor merge(Tensor node, Rewriter graph) {
        ScaledTerm outer = ScaledTerm.of(node);
        Tensor s = outer.scalar();
        if (s != null && (Scalars.constant(s).isPresent() || s.op() instanceof UnaryOp.Scaled)) {
            double c = Scalars.constant(s).orElseGet(() -> ScaledTerm.of(s).factor());
            if (!outer.canJoin(new ScaledTerm(c, null, s))) {
                return null;
            }
            Tensor rest = Scalars.constant(s).isPresent() ? null : s.input(0);
            return new ScaledTerm(outer.factor() * c, rest, outer.rest()).onto(outer.rest(), graph);
        }
        ScaledTerm inner = ScaledTerm.of(outer.rest());
        return inner.isTrivial() || !outer.canJoin(inner)
                ? null
                : outer.times(inner, graph).onto(inner.rest(), graph);
    }

    static @Nullable Tensor transposeAsFlag(Tensor node, Rewriter graph) {
        if (!(node.op() instanceof MatMul product)) {
            return null;
        }
        boolean a = node.input(0).op() instanceof MovementOp.Transpose;
        boolean b = node.input(1).op() instanceof MovementOp.Transpose;
        if (!a && !b) {
            return null;
        }
        return graph.make(
                new MatMul(product.transposeA() ^ a, product.transposeB() ^ b),
                a ? node.input(0).input(0) : node.input(0),
                b ? node.input(1).input(0) : node.input(1));
    }

    /** Whether it moves the numbers of one array, and adds none. */
    private static boolean isMove(Op op) {
        return op instanceof MovementOp && !(op instanceof JoinOp.Concatenate || op instanceof JoinOp.Pad);
    }
}
