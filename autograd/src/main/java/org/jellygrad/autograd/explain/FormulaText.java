package org.jellygrad.autograd.explain;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jellygrad.autograd.JoinOp;
import org.jellygrad.autograd.MovementOp;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.text.Brackets;
import org.jspecify.annotations.Nullable;

/** A node as a formula: its op's, and its inputs' within, down to nodes that have a text of their own. */
final class FormulaText {
    /** Nodes written out; what is left is an ellipsis. */
    private static final int MOST = 24;

    private final Function<Tensor, @Nullable String> known;
    private int written;

    private FormulaText(Function<Tensor, @Nullable String> known) {
        this.known = known;
    }

    /**
     * The formula.
     *
     * @param known what a node is called; null for one to be written out
     */
    static String of(Tensor node, Function<Tensor, @Nullable String> known) {
        FormulaText formula = new FormulaText(known);
        String moved = known.apply(node) == null ? formula.moved(node) : null;
        return moved == null ? formula.text(node) : moved;
    }

    /** The words for a node that only moves numbers; null for any other node. */
    private @Nullable String moved(Tensor node) {
        if (node.op() instanceof JoinOp.Pad pad) {
            return pad.formula(List.of(text(node.input(0))));
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
        return Brackets.factor(text(from)) + " repeated along " + Brackets.axes(axes);
    }

    private String text(Tensor node) {
        String name = known.apply(node);
        if (name != null) {
            return name;
        }
        if (node.op() instanceof MovementOp.Reshape || node.op() instanceof MovementOp.Broadcast) {
            return text(node.input(0));
        }
        if (node.op() instanceof JoinOp.Pad pad) {
            return Brackets.bracketed(pad.formula(List.of(text(node.input(0)))));
        }
        return ++written > MOST
                ? "…"
                : node.op().formula(node.inputs().stream().map(this::text).toList());
    }
}
