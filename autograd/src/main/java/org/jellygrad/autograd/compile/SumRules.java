package org.jellygrad.autograd.compile;

import org.jellygrad.autograd.BinaryOp;
import org.jellygrad.autograd.BinaryOp.Pair;
import org.jellygrad.autograd.FunctionOp.Elementary;
import org.jellygrad.autograd.Leaf;
import org.jellygrad.autograd.MatMul;
import org.jellygrad.autograd.MovementOp;
import org.jellygrad.autograd.ReductionOp;
import org.jellygrad.autograd.ReductionOp.Fold;
import org.jellygrad.autograd.Shape;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.UnaryOp;
import org.jspecify.annotations.Nullable;

/** The laws of sums, which become calls of BLAS. {@link Rule} lists them. */
final class SumRules {
    /**
     * The longest buffer of ones. A longer one would cost more than it saves, and a product with it would lose digits that a sum in pairs
     * keeps.
     */
    private static final long LARGEST_ONES = 1 << 16;

    private SumRules() {}

    static @Nullable Tensor ofSpread(Tensor node, Rewriter graph) {
        Tensor scalar = ReductionOp.isSum(node) ? Scalars.spread(node.input(0), graph) : null;
        if (scalar == null) {
            return null;
        }
        ReductionOp sum = (ReductionOp) node.op();
        var count = node.input(0).shape().extent(sum.from(), sum.to());
        Tensor total =
                count.perRow() ? graph.make(new BinaryOp(Pair.TIMES), scalar, graph.make(new Leaf.RowCount())) : scalar;
        return Scalars.fill(node.shape(), graph.make(new UnaryOp.Scaled(count.factor()), total), graph);
    }

    static @Nullable Tensor asDot(Tensor node, Rewriter graph) {
        if (!isFullSum(node)) {
            return null;
        }
        Tensor x = node.input(0);
        Tensor dot;
        if (Pair.TIMES.is(x)) {
            dot = graph.make(new FusedOp.Dot(1), x.input(0), x.input(1));
        } else if (Elementary.SQUARE.is(x)) {
            dot = graph.make(new FusedOp.Dot(1), x.input(0), x.input(0));
        } else if (Elementary.ABS.is(x)) {
            dot = graph.make(new FusedOp.AbsoluteSum(1), x.input(0));
        } else if (x.op() instanceof MovementOp.Reshape || x.op() instanceof MovementOp.Transpose) {
            Tensor in = x.input(0);
            Tensor sum = graph.make(new ReductionOp(Fold.SUM, 0, in.shape().rank(), false), in);
            return Scalars.as(node.shape(), sum, graph);
        } else if (x.shape().size() <= LARGEST_ONES) {
            Tensor ones = Scalars.fill(x.shape(), Scalars.constant(1, Shape.SCALAR, graph), graph);
            dot = graph.make(new FusedOp.Dot(1), x, ones);
        } else {
            return null;
        }
        return Scalars.as(node.shape(), dot, graph);
    }

    static @Nullable Tensor asProduct(Tensor node, Rewriter graph) {
        if (!(node.op() instanceof ReductionOp sum)
                || sum.fold() != Fold.SUM
                || node.input(0).shape().rank() != 2
                || isFullSum(node)) {
            return null;
        }
        Tensor x = node.input(0);
        Shape line = sum.from() == 0 ? x.shape().with(1, 1) : x.shape().with(0, 1);
        if (line.size() > LARGEST_ONES) {
            return null;
        }
        Tensor ones = Scalars.fill(line, Scalars.constant(1, Shape.SCALAR, graph), graph);
        // Both as stored: 1ᵀx with ones a column of x's rows, x1 with ones a row of x's columns.
        Tensor product = sum.from() == 0
                ? graph.make(new MatMul(true, false), ones, x)
                : graph.make(new MatMul(false, true), x, ones);
        return sum.keep() ? product : graph.make(new MovementOp.Reshape(node.shape()), product);
    }

    private static boolean isFullSum(Tensor node) {
        return ReductionOp.isSum(node) && node.shape().isOne();
    }
}
