package org.jellygrad.autograd;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A node as a formula: its op's, and its inputs' within, down to nodes that have a text of their own. */
final class Formula {
    /** Nodes written out; what is left is an ellipsis. */
    private static final int MOST = 24;

    private final Function<Tensor, @Nullable String> known;
    private int written;

    private Formula(Function<Tensor, @Nullable String> known) {
        this.known = known;
    }

    /**
     * The formula.
     *
     * @param known what a node is called; null for one to be written out
     */
    static String of(Tensor node, Function<Tensor, @Nullable String> known) {
        Formula formula = new Formula(known);
        String moved = known.apply(node) == null ? formula.moved(node) : null;
        return moved == null ? formula.text(node) : moved;
    }

    /** What only puts numbers elsewhere, in words; null for anything else. */
    private @Nullable String moved(Tensor node) {
        if (node.op() instanceof JoinOp.Concatenate join) {
            return padded(node, join);
        }
        boolean reshape = node.op() instanceof MovementOp.Reshape;
        if (!reshape && !(node.op() instanceof MovementOp.Broadcast)) {
            return null;
        }
        Tensor from = node.input(0);
        boolean named = known.apply(from) != null;
        if (reshape) {
            return named && !node.shape().isOne() ? text(from) + " reshaped" : of(from, known);
        }
        if (from.inputs().isEmpty() && !named) {
            return null;
        }
        int added = node.shape().rank() - from.shape().rank();
        List<Integer> axes = IntStream.range(0, node.shape().rank())
                .filter(axis -> node.shape().dim(axis) != 1
                        && (axis < added || from.shape().dim(axis - added) == 1))
                .boxed()
                .toList();
        return Notation.factor(text(from)) + " repeated along " + Notation.axes(axes);
    }

    /** A pull-back of a slice: zeros on one side or both. */
    private @Nullable String padded(Tensor node, JoinOp.Concatenate join) {
        List<Tensor> parts =
                node.inputs().stream().filter(part -> !isZero(part)).toList();
        if (parts.size() != 1 || node.inputs().size() == 1) {
            return null;
        }
        Tensor part = parts.get(0);
        long from = node.input(0) == part ? 0 : node.input(0).shape().dim(join.axis());
        return Notation.factor(text(part)) + " at "
                + Notation.range(join.axis(), from, from + part.shape().dim(join.axis())) + ", 0 elsewhere";
    }

    private static boolean isZero(Tensor node) {
        return node.op() instanceof MovementOp.Broadcast
                && Scalars.constant(node.input(0)).orElse(1) == 0;
    }

    private String text(Tensor node) {
        String name = known.apply(node);
        if (name != null) {
            return name;
        }
        if (node.op() instanceof MovementOp.Reshape || node.op() instanceof MovementOp.Broadcast) {
            return text(node.input(0));
        }
        if (node.op() instanceof JoinOp.Concatenate join) {
            String padded = padded(node, join);
            if (padded != null) {
                return Notation.bracketed(padded);
            }
        }
        return ++written > MOST
                ? "…"
                : node.op().formula(node.inputs().stream().map(this::text).toList());
    }
}
