package org.jellygrad.autograd.compile;

import org.jellygrad.autograd.BinaryOp;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.UnaryOp;
import org.jellygrad.autograd.engine.Multiplier;
import org.jspecify.annotations.Nullable;

/**
 * A tensor taken apart into c·s·x: a number, a scalar tensor and the rest.
 *
 * @param factor c
 * @param scalar s, of shape [], or null for none
 * @param rest x
 */
record ScaledTerm(double factor, @Nullable Tensor scalar, Tensor rest) {
    /** Takes the factors off a node; c = 1 and no scalar if there are none. */
    static ScaledTerm of(Tensor node) {
        if (node.op() instanceof UnaryOp.Scaled scaled) {
            return new ScaledTerm(scaled.factor(), null, node.input(0));
        }
        if (node.op() instanceof FusedOp.ScaledBy scaled) {
            return new ScaledTerm(scaled.factor(), node.input(1), node.input(0));
        }
        return new ScaledTerm(1, null, node);
    }

    /**
     * As {@link #of}, but takes nothing off if a factor would be left behind. A factor too extreme to join stays where it is: otherwise
     * each node of a long chain would pass on all such factors of the nodes before it.
     */
    static ScaledTerm liftable(Tensor node) {
        ScaledTerm all = of(node);
        return of(all.rest).isTrivial() ? all : new ScaledTerm(1, null, node);
    }

    boolean isTrivial() {
        return factor == 1 && scalar == null;
    }

    /** Whether the numbers of both may become one. */
    boolean canJoin(ScaledTerm other) {
        return Multiplier.isSafe(factor) && Multiplier.isSafe(other.factor) && Multiplier.isSafe(factor * other.factor);
    }

    /** Puts the factors onto another rest. */
    Tensor onto(Tensor node, Rewriter graph) {
        Tensor s = scalar;
        Tensor scaled = node;
        if (s != null) {
            if (node.shape().isOne()) {
                scaled = graph.make(new BinaryOp(BinaryOp.Pair.TIMES), node, Scalars.as(node.shape(), s, graph));
            } else {
                return graph.make(new FusedOp.ScaledBy(factor), node, s);
            }
        }
        return factor == 1 ? scaled : graph.make(new UnaryOp.Scaled(factor), scaled);
    }

    ScaledTerm times(ScaledTerm other, Rewriter graph) {
        Tensor s = scalar == null
                ? other.scalar
                : other.scalar == null ? scalar : graph.make(new BinaryOp(BinaryOp.Pair.TIMES), scalar, other.scalar);
        return new ScaledTerm(factor * other.factor, s, rest);
    }
}
