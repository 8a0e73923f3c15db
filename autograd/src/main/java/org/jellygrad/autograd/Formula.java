package org.jellygrad.autograd;

import java.util.function.Function;
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
        return new Formula(known).text(node);
    }

    private String text(Tensor node) {
        String name = known.apply(node);
        if (name != null) {
            return name;
        }
        if (node.op() instanceof MovementOp.Reshape || node.op() instanceof MovementOp.Broadcast) {
            return text(node.input(0));
        }
        return ++written > MOST
                ? "…"
                : node.op().formula(node.inputs().stream().map(this::text).toList());
    }
}
