package org.jellygrad.autograd;

import java.util.List;
import org.jellygrad.autograd.engine.Binary;
import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.engine.Calls;

/** Reductions of neighbouring axes {@code from} to {@code to}, the end excluded; each becomes 1. */
sealed interface ReductionOp extends Op {
    int from();

    int to();

    Binary kernel();

    @Override
    default Shape shape(List<Tensor> inputs) {
        return inputs.get(0).shape().collapsed(from(), to());
    }

    @Override
    default void emit(Tensor self, Buffer out, List<Buffer> in, Calls calls) {
        Shape shape = self.input(0).shape();
        calls.reduce(
                kernel(),
                shape.extent(0, from()),
                shape.extent(from(), to()),
                shape.extent(to(), shape.rank()),
                in.get(0),
                out);
    }

    @Override
    default String formula(List<String> inputs) {
        return name() + "(" + inputs.get(0) + ")";
    }

    /** Σ. */
    record Sum(int from, int to) implements ReductionOp {
        @Override
        public String name() {
            return "sum";
        }

        @Override
        public Binary kernel() {
            return Binary.ADD;
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of(upstream.broadcastTo(self.input(0).shape()));
        }

        @Override
        public String pullBackFormula(int input, List<String> inputs, String self, String upstream) {
            return upstream;
        }
    }

    /** The greatest; NaN if one is. Ties share the gradient evenly. */
    record Max(int from, int to) implements ReductionOp {
        @Override
        public String name() {
            return "max";
        }

        @Override
        public Binary kernel() {
            return Binary.MAXIMUM;
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of(share(self, upstream));
        }

        @Override
        public String pullBackFormula(int input, List<String> inputs, String self, String upstream) {
            return upstream + "·[" + inputs.get(0) + " = " + self + "]/ties";
        }
    }

    /** The least; NaN if one is. Ties share the gradient evenly. */
    record Min(int from, int to) implements ReductionOp {
        @Override
        public String name() {
            return "min";
        }

        @Override
        public Binary kernel() {
            return Binary.MINIMUM;
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of(share(self, upstream));
        }

        @Override
        public String pullBackFormula(int input, List<String> inputs, String self, String upstream) {
            return upstream + "·[" + inputs.get(0) + " = " + self + "]/ties";
        }
    }

    private static Tensor share(Tensor self, Tensor upstream) {
        Tensor x = self.input(0);
        ReductionOp op = (ReductionOp) self.op();
        Tensor chosen = x.equalTo(self.broadcastTo(x.shape()));
        Tensor ties = Tensor.of(new Sum(op.from(), op.to()), chosen);
        return upstream.dividedBy(ties).broadcastTo(x.shape()).times(chosen);
    }
}
