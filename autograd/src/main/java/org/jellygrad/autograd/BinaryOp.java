package org.jellygrad.autograd;

import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import org.jellygrad.autograd.engine.Binary;
import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.engine.Calls;
import org.jellygrad.autograd.text.Brackets;

/** A function of two arrays of one shape, element by element: an entry of {@link Pair}. */
public record BinaryOp(Pair pair) implements Primitive {
    /** Each with its kernel, its pull-back of g at inputs a, b and value y, and how it reads. */
    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    public enum Pair {
        /** a + b. */
        PLUS(Binary.ADD, (a, b, y, g) -> List.of(g, g), (a, b) -> a + " + " + Brackets.term(b)),
        /** a − b. */
        MINUS(Binary.SUBTRACT, (a, b, y, g) -> List.of(g, g.negate()), (a, b) -> a + " - " + Brackets.factor(b)),
        /** a·b. */
        TIMES(
                Binary.MULTIPLY,
                (a, b, y, g) -> List.of(g.times(b), g.times(a)),
                (a, b) -> Brackets.factor(a) + "·" + Brackets.factor(b)),
        /** a / b. */
        DIVIDE(
                Binary.DIVIDE,
                (a, b, y, g) -> List.of(g.dividedBy(b), g.times(y).dividedBy(b).negate()),
                (a, b) -> Brackets.factor(a) + "/" + Brackets.atom(b)),
        /** The greater; NaN if either is. A tie sends half of the gradient to each. */
        MAXIMUM(Binary.MAXIMUM, Pair::shared, (a, b) -> "maximum(" + a + ", " + b + ")"),
        /** The lesser; NaN if either is. A tie sends half of the gradient to each. */
        MINIMUM(Binary.MINIMUM, Pair::shared, (a, b) -> "minimum(" + a + ", " + b + ")"),
        /** 1 where a = b, else 0; NaN if either is. Its derivative is 0. */
        EQUAL(Binary.EQUAL, (a, b, y, g) -> List.of(), (a, b) -> "[" + a + " = " + b + "]");

        private final Binary kernel;
        private final PullToBoth pull;
        private final BinaryOperator<String> formula;

        Pair(Binary kernel, PullToBoth pull, BinaryOperator<String> formula) {
            this.kernel = kernel;
            this.pull = pull;
            this.formula = formula;
        }

        /** To each that is the extreme y all of g, or half of it if both are. */
        private static List<Tensor> shared(Tensor a, Tensor b, Tensor y, Tensor g) {
            Tensor isA = a.equalTo(y);
            Tensor isB = b.equalTo(y);
            Tensor count = isA.plus(isB);
            return List.of(g.times(isA.dividedBy(count)), g.times(isB.dividedBy(count)));
        }

        /** Whether a node computes this function. */
        public boolean is(Tensor node) {
            return node.op() instanceof BinaryOp op && op.pair == this;
        }
    }

    /** A pull-back: the gradients for a and for b; an empty list if the function is constant. */
    @FunctionalInterface
    private interface PullToBoth {
        List<Tensor> apply(Tensor a, Tensor b, Tensor y, Tensor g);
    }

    /** The function of two numbers. */
    public double at(double a, double b) {
        return pair.kernel.apply(a, b);
    }

    @Override
    public String name() {
        return pair.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Shape shape(List<Tensor> inputs) {
        Shape a = inputs.get(0).shape();
        Shape b = inputs.get(1).shape();
        if (!a.equals(b)) {
            throw ShapeErrors.mismatch(name(), a, b, "Both operands must have one shape here.");
        }
        return a;
    }

    @Override
    public void emit(Tensor self, Buffer out, List<Buffer> in, Calls calls) {
        calls.binary(pair.kernel, self.shape().extent(), in.get(0), in.get(1), out);
    }

    @Override
    public boolean mayOverwrite(int input) {
        return true;
    }

    @Override
    public List<Tensor> pullBack(Tensor self, Tensor upstream) {
        return pair.pull.apply(self.input(0), self.input(1), self, upstream);
    }

    @Override
    public String formula(List<String> inputs) {
        return pair.formula.apply(inputs.get(0), inputs.get(1));
    }
}
