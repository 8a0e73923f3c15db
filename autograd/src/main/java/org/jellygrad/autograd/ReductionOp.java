package org.jellygrad.autograd;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jellygrad.autograd.engine.Binary;
import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.engine.Calls;
import org.jellygrad.autograd.text.Brackets;

/**
 * A reduction of the neighbouring axes {@code from} to {@code to}, the end excluded. If {@code keep}, each becomes 1; else they disappear.
 */
public record ReductionOp(Fold fold, int from, int to, boolean keep) implements Primitive {
    /** How the numbers become one. */
    public enum Fold {
        /** Σ. */
        SUM(Binary.ADD),
        /** The greatest; NaN if one is. Ties share the gradient evenly. */
        MAX(Binary.MAXIMUM),
        /** The least; NaN if one is. Ties share the gradient evenly. */
        MIN(Binary.MINIMUM);

        private final Binary kernel;

        Fold(Binary kernel) {
            this.kernel = kernel;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether a node is a sum. */
    public static boolean isSum(Tensor node) {
        return node.op() instanceof ReductionOp op && op.fold == Fold.SUM;
    }

    @Override
    public String name() {
        return fold.label();
    }

    @Override
    public String formula(List<String> inputs) {
        return name() + "(" + inputs.get(0) + ", "
                + Brackets.axes(IntStream.range(from, to).boxed().toList()) + ")";
    }

    @Override
    public Shape shape(List<Tensor> inputs) {
        Shape x = inputs.get(0).shape();
        return keep
                ? x.collapsed(from, to)
                : x.without(IntStream.range(from, to).toArray());
    }

    @Override
    public void emit(Tensor self, Buffer out, List<Buffer> in, Calls calls) {
        Shape shape = self.input(0).shape();
        calls.reduce(
                fold.kernel,
                shape.extent(0, from),
                shape.extent(from, to),
                shape.extent(to, shape.rank()),
                in.get(0),
                out);
    }

    @Override
    public List<Tensor> pullBack(Tensor self, Tensor upstream) {
        Tensor x = self.input(0);
        Shape kept = x.shape().collapsed(from, to);
        if (fold == Fold.SUM) {
            return List.of(upstream.reshape(kept).broadcastTo(x.shape()));
        }
        Tensor chosen = x.equalTo(self.reshape(kept).broadcastTo(x.shape()));
        Tensor ties = Tensor.of(new ReductionOp(Fold.SUM, from, to, keep), chosen);
        return List.of(
                upstream.dividedBy(ties).reshape(kept).broadcastTo(x.shape()).times(chosen));
    }
}
