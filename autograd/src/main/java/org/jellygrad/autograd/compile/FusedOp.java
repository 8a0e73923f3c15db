package org.jellygrad.autograd.compile;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jellygrad.autograd.MatMul;
import org.jellygrad.autograd.Primitive;
import org.jellygrad.autograd.Shape;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.engine.Binary;
import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.engine.Calls;
import org.jellygrad.autograd.engine.Extent;
import org.jellygrad.autograd.engine.Multiplier;
import org.jellygrad.autograd.text.Brackets;

/**
 * Ops that the compiler's rules make from several others, so that one call computes them all. {@link Rule} says which law each comes from.
 */
sealed interface FusedOp extends Primitive.Compiled {
    /** Mostly that of the first operand. */
    @Override
    default Shape shape(List<Tensor> inputs) {
        return inputs.get(0).shape();
    }

    /** c·s·x for a scalar s; inputs x, s. */
    record ScaledBy(double factor) implements FusedOp {
        @Override
        public String name() {
            return "scaled-by";
        }

        @Override
        public String formula(List<String> inputs) {
            return Brackets.times(factor) + inputs.get(1) + "·" + inputs.get(0);
        }

        @Override
        public void emit(Tensor self, Buffer out, List<Buffer> in, Calls calls) {
            calls.scale(self.shape().extent(), new Multiplier(factor, in.get(1)), in.get(0), out);
        }

        @Override
        public boolean mayOverwrite(int input) {
            return input == 0;
        }
    }

    /** x/s for a scalar s; inputs x, s. */
    record DividedBy() implements FusedOp {
        @Override
        public String name() {
            return "divided-by";
        }

        @Override
        public String formula(List<String> inputs) {
            return inputs.get(0) + "/" + inputs.get(1);
        }

        @Override
        public void emit(Tensor self, Buffer out, List<Buffer> in, Calls calls) {
            calls.scalar(Binary.DIVIDE, self.shape().extent(), in.get(0), new Multiplier(1, in.get(1)), out);
        }

        @Override
        public boolean mayOverwrite(int input) {
            return input == 0;
        }
    }

    /** op(a)·op(b) times c, times a scalar, plus an array: inputs a, b, then the scalar and the array if there are. */
    record Gemm(MatMul product, double factor, boolean scaled, boolean onto) implements FusedOp {
        @Override
        public String name() {
            return "gemm";
        }

        @Override
        public String formula(List<String> inputs) {
            String c = Brackets.times(factor) + (scaled ? inputs.get(2) + "·" : "");
            String both = product.formula(inputs);
            String term = c.isEmpty() ? both : c + Brackets.bracketed(both);
            return onto ? inputs.get(inputs.size() - 1) + Brackets.summand(term) : term;
        }

        @Override
        public Shape shape(List<Tensor> inputs) {
            return product.shape(inputs);
        }

        @Override
        public void emit(Tensor self, Buffer out, List<Buffer> in, Calls calls) {
            if (onto) {
                calls.copy(self.shape().extent(), in.get(in.size() - 1), out);
            }
            Multiplier s = new Multiplier(factor, scaled ? in.get(2) : null);
            calls.gemm(product.form(self, onto), s, in.get(0), in.get(1), out);
        }

        @Override
        public boolean mayOverwrite(int input) {
            return onto && input == (scaled ? 3 : 2);
        }
    }

    /** c·Σ aᵢbᵢ; inputs a, b. */
    record Dot(double factor) implements FusedOp {
        @Override
        public String name() {
            return "dot";
        }

        @Override
        public String formula(List<String> inputs) {
            return Brackets.times(factor) + "dot(" + inputs.get(0) + ", " + inputs.get(1) + ")";
        }

        @Override
        public Shape shape(List<Tensor> inputs) {
            return Shape.SCALAR;
        }

        @Override
        public void emit(Tensor self, Buffer out, List<Buffer> in, Calls calls) {
            calls.dot(self.input(0).shape().extent(), new Multiplier(factor, null), in.get(0), in.get(1), out);
        }
    }

    /** c·Σ|aᵢ|. */
    record AbsoluteSum(double factor) implements FusedOp {
        @Override
        public String name() {
            return "absolute-sum";
        }

        @Override
        public String formula(List<String> inputs) {
            return Brackets.times(factor) + "sum(|" + inputs.get(0) + "|)";
        }

        @Override
        public Shape shape(List<Tensor> inputs) {
            return Shape.SCALAR;
        }

        @Override
        public void emit(Tensor self, Buffer out, List<Buffer> in, Calls calls) {
            calls.absoluteSum(self.input(0).shape().extent(), new Multiplier(factor, null), in.get(0), out);
        }
    }

    /**
     * Σ cᵢxᵢ + Σ dⱼsⱼ: the arrays xᵢ first, all of the result's shape, then the scalars sⱼ.
     *
     * @param factors c then d
     * @param arrays how many of the inputs are arrays, at least 1
     */
    record Combination(List<Double> factors, int arrays) implements FusedOp {
        @Override
        public String name() {
            return "combination";
        }

        /** What is added before what is subtracted: {@code b − y}. */
        @Override
        public String formula(List<String> inputs) {
            List<String> terms = IntStream.range(0, inputs.size())
                    .boxed()
                    .sorted(Comparator.comparing(i -> factors.get(i) < 0))
                    .map(i -> factors.get(i) == 1
                            ? inputs.get(i)
                            : Brackets.times(factors.get(i)) + Brackets.factor(inputs.get(i)))
                    .toList();
            return terms.get(0) + terms.stream().skip(1).map(Brackets::summand).collect(Collectors.joining());
        }

        @Override
        public boolean mayOverwrite(int input) {
            return input == 0;
        }

        @Override
        public void emit(Tensor self, Buffer out, List<Buffer> in, Calls calls) {
            Extent n = self.shape().extent();
            double first = factors.get(0);
            int done = 1;
            int scalarsDone = arrays;
            if (scalarsDone < in.size() && Math.abs(first) == 1) {
                // One call for the first array and the first scalar: d·s ± x.
                Multiplier s = new Multiplier(factors.get(scalarsDone), in.get(scalarsDone));
                calls.scalar(first == 1 ? Binary.ADD : Binary.SUBTRACT_FROM, n, in.get(0), s, out);
                scalarsDone++;
            } else if (arrays > 1 && first == 1 && Math.abs(factors.get(1)) == 1 && out != in.get(0)) {
                calls.binary(factors.get(1) == 1 ? Binary.ADD : Binary.SUBTRACT, n, in.get(0), in.get(1), out);
                done = 2;
            } else if (first == 1) {
                calls.copy(n, in.get(0), out);
            } else {
                calls.scale(n, new Multiplier(first, null), in.get(0), out);
            }
            for (int i = done; i < arrays; i++) {
                calls.addScaled(n, new Multiplier(factors.get(i), null), in.get(i), out);
            }
            for (int i = scalarsDone; i < in.size(); i++) {
                calls.scalar(Binary.ADD, n, out, new Multiplier(factors.get(i), in.get(i)), out);
            }
        }
    }
}
