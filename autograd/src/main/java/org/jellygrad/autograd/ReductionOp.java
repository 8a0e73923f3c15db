package org.jellygrad.autograd;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jellygrad.autograd.engine.Binary;
import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.engine.Calls;

/** A reduction of neighbouring axes {@code from} to {@code to}, the end excluded; each becomes 1. */
record ReductionOp(Fold fold, int from, int to) implements Primitive {
    /** What is made of the numbers. */
    enum Fold {
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

    static boolean isSum(Tensor node) {
        return node.op() instanceof ReductionOp op && op.fold == Fold.SUM;
    }

    @Override
    public String name() {
        return fold.label();
    }

    @Override
    public String formula(List<String> inputs) {
        return name() + "(" + inputs.get(0) + ", "
                + Notation.axes(IntStream.range(from, to).boxed().toList()) + ")";
    }

    @Override
    public Shape shape(List<Tensor> inputs) {
        return inputs.get(0).shape().collapsed(from, to);
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
        if (fold == Fold.SUM) {
            return List.of(upstream.broadcastTo(x.shape()));
        }
        Tensor chosen = x.equalTo(self.broadcastTo(x.shape()));
        Tensor ties = Tensor.of(new ReductionOp(Fold.SUM, from, to), chosen);
        return List.of(upstream.dividedBy(ties).broadcastTo(x.shape()).times(chosen));
    }
}
