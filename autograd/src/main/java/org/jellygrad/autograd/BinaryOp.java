package org.jellygrad.autograd;

import java.util.List;
import java.util.Locale;
import org.jellygrad.autograd.engine.Binary;
import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.engine.Calls;

/** A function of two arrays of one shape, element by element: an entry of {@link Pair}. */
record BinaryOp(Pair pair) implements Op {
    /** Each with its kernel, its pull-back of g at inputs a, b and value y, how its value reads and how its two derivatives do. */
    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    enum Pair {
        /** a + b. */
        PLUS(Binary.ADD, (a, b, y, g) -> List.of(g, g), (a, b, y) -> List.of(a + " + " + b, "", "")),
        /** a − b. */
        MINUS(Binary.SUBTRACT, (a, b, y, g) -> List.of(g, g.negate()), (a, b, y) -> List.of(a + " − " + b, "", "·−1")),
        /** a·b. */
        TIMES(
                Binary.MULTIPLY,
                (a, b, y, g) -> List.of(g.times(b), g.times(a)),
                (a, b, y) -> List.of(a + "·" + b, "·" + b, "·" + a)),
        /** a / b. */
        DIVIDE(
                Binary.DIVIDE,
                (a, b, y, g) -> List.of(g.dividedBy(b), g.times(y).dividedBy(b).negate()),
                (a, b, y) -> List.of(a + "/" + b, "·1/" + b, "·−" + y + "/" + b)),
        /** The greater; NaN if either is. A tie sends half of the gradient to each. */
        MAXIMUM(
                Binary.MAXIMUM,
                (a, b, y, g) -> List.of(share(a, b, y, g), share(b, a, y, g)),
                (a, b, y) -> List.of("max(" + a + ", " + b + ")", shared(a, b, y), shared(b, a, y))),
        /** The lesser; NaN if either is. A tie sends half of the gradient to each. */
        MINIMUM(
                Binary.MINIMUM,
                (a, b, y, g) -> List.of(share(a, b, y, g), share(b, a, y, g)),
                (a, b, y) -> List.of("min(" + a + ", " + b + ")", shared(a, b, y), shared(b, a, y))),
        /** 1 where a = b, else 0. Its derivative is 0. */
        EQUAL(Binary.EQUAL, (a, b, y, g) -> List.of(), (a, b, y) -> List.of(where(a, b), "·0", "·0"));

        private final Binary kernel;
        private final Pull pull;
        private final Text text;

        Pair(Binary kernel, Pull pull, Text text) {
            this.kernel = kernel;
            this.pull = pull;
            this.text = text;
        }

        boolean is(Tensor node) {
            return node.op() instanceof BinaryOp op && op.pair == this;
        }
    }

    /** What goes back to a and to b; nothing if the function is constant. */
    @FunctionalInterface
    private interface Pull {
        List<Tensor> apply(Tensor a, Tensor b, Tensor y, Tensor g);
    }

    /** The formulas of the value and of what stands behind g for a and for b. */
    @FunctionalInterface
    private interface Text {
        List<String> apply(String a, String b, String y);
    }

    /** What a maximum or minimum y sends to a: all of g where a alone is y, half where both are. */
    private static Tensor share(Tensor a, Tensor b, Tensor y, Tensor g) {
        Tensor isA = a.equalTo(y);
        return g.times(isA.dividedBy(isA.plus(b.equalTo(y))));
    }

    private static String where(String a, String b) {
        return "[" + a + " = " + b + "]";
    }

    /** As {@link #share} reads. */
    private static String shared(String a, String b, String y) {
        return "·" + where(a, y) + "/(" + where(a, y) + " + " + where(b, y) + ")";
    }

    double at(double a, double b) {
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
            throw Shapes.mismatch(name(), a, b, "Both operands must have one shape here.");
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
        return pair.text.apply(inputs.get(0), inputs.get(1), "").get(0);
    }

    @Override
    public String pullBackFormula(int input, List<String> inputs, String self, String upstream) {
        return upstream + pair.text.apply(inputs.get(0), inputs.get(1), self).get(input + 1);
    }
}
