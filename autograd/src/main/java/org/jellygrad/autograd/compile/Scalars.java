package org.jellygrad.autograd.compile;

import java.util.OptionalDouble;
import org.jellygrad.autograd.Leaf;
import org.jellygrad.autograd.MovementOp;
import org.jellygrad.autograd.Shape;
import org.jellygrad.autograd.Tensor;
import org.jspecify.annotations.Nullable;

/** Questions about nodes that stand for one number. */
final class Scalars {
    private Scalars() {}

    /** The scalar that a node repeats everywhere, of shape []; null if it is not known to do so. */
    static @Nullable Tensor spread(Tensor node, Rewriter graph) {
        return node.op() instanceof MovementOp.Broadcast
                        && node.input(0).shape().isOne()
                ? as(Shape.SCALAR, node.input(0), graph)
                : null;
    }

    /** The same numbers in another shape. */
    static Tensor as(Shape shape, Tensor one, Rewriter graph) {
        return one.shape().equals(shape) ? one : graph.make(new MovementOp.Reshape(shape), one);
    }

    /** A scalar repeated to fill a shape. */
    static Tensor fill(Shape shape, Tensor scalar, Rewriter graph) {
        return shape.isOne() ? as(shape, scalar, graph) : graph.make(new MovementOp.Broadcast(shape), scalar);
    }

    /** The number of a constant of one element. */
    static OptionalDouble constant(Tensor node) {
        return node.op() instanceof Leaf.Constant constant && node.shape().isOne()
                ? OptionalDouble.of(constant.scalar())
                : OptionalDouble.empty();
    }

    static Tensor constant(double value, Shape shape, Rewriter graph) {
        return graph.make(new Leaf.Constant(shape, value));
    }
}
