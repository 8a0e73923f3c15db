package org.jellygrad.autograd;

import java.util.List;
import org.jellygrad.autograd.engine.Binary;
import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.engine.Calls;

/** Functions of two arrays of one shape, element by element. */
sealed interface BinaryOp extends Op {
    Binary kernel();

    /** The formula of the value. */
    String formula(String a, String b);

    /** The formulas of the derivatives with respect to a and to b; empty for 1. */
    String derivative(int input, String a, String b, String y);

    @Override
    default Shape shape(List<Tensor> inputs) {
        Shape a = inputs.get(0).shape();
        Shape b = inputs.get(1).shape();
        if (!a.equals(b)) {
            throw Shapes.mismatch(name(), a, b, "Both operands must have one shape here.");
        }
        return a;
    }

    @Override
    default void emit(Tensor self, Buffer out, List<Buffer> in, Calls calls) {
        calls.binary(kernel(), self.shape().extent(), in.get(0), in.get(1), out);
    }

    @Override
    default boolean mayOverwrite(int input) {
        return true;
    }

    /** What a maximum or minimum y sends to a: all of g where a alone is y, half where both are. */
    private static Tensor share(Tensor a, Tensor b, Tensor y, Tensor g) {
        Tensor isA = a.equalTo(y);
        return g.times(isA.dividedBy(isA.plus(b.equalTo(y))));
    }

    @Override
    default String formula(List<String> inputs) {
        return formula(inputs.get(0), inputs.get(1));
    }

    @Override
    default String pullBackFormula(int input, List<String> inputs, String self, String upstream) {
        String local = derivative(input, inputs.get(0), inputs.get(1), self);
        return local.isEmpty() ? upstream : upstream + "·" + local;
    }

    /** a + b. */
    record Plus() implements BinaryOp {
        @Override
        public String name() {
            return "plus";
        }

        @Override
        public Binary kernel() {
            return Binary.ADD;
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor g) {
            return List.of(g, g);
        }

        @Override
        public String formula(String a, String b) {
            return a + " + " + b;
        }

        @Override
        public String derivative(int input, String a, String b, String y) {
            return "";
        }
    }

    /** a − b. */
    record Minus() implements BinaryOp {
        @Override
        public String name() {
            return "minus";
        }

        @Override
        public Binary kernel() {
            return Binary.SUBTRACT;
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor g) {
            return List.of(g, g.negate());
        }

        @Override
        public String formula(String a, String b) {
            return a + " − " + b;
        }

        @Override
        public String derivative(int input, String a, String b, String y) {
            return input == 0 ? "" : "−1";
        }
    }

    /** a·b. */
    record Times() implements BinaryOp {
        @Override
        public String name() {
            return "times";
        }

        @Override
        public Binary kernel() {
            return Binary.MULTIPLY;
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor g) {
            Tensor a = self.input(0);
            Tensor b = self.input(1);
            return List.of(g.times(b), g.times(a));
        }

        @Override
        public String formula(String a, String b) {
            return a + "·" + b;
        }

        @Override
        public String derivative(int input, String a, String b, String y) {
            return input == 0 ? b : a;
        }
    }

    /** a / b. */
    record Divide() implements BinaryOp {
        @Override
        public String name() {
            return "divide";
        }

        @Override
        public Binary kernel() {
            return Binary.DIVIDE;
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor g) {
            Tensor b = self.input(1);
            return List.of(g.dividedBy(b), g.times(self).dividedBy(b).negate());
        }

        @Override
        public String formula(String a, String b) {
            return a + "/" + b;
        }

        @Override
        public String derivative(int input, String a, String b, String y) {
            return input == 0 ? "1/" + b : "−" + y + "/" + b;
        }
    }

    /** The greater; NaN if either is. A tie sends half of the gradient to each. */
    record Maximum() implements BinaryOp {
        @Override
        public String name() {
            return "maximum";
        }

        @Override
        public Binary kernel() {
            return Binary.MAXIMUM;
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor g) {
            Tensor a = self.input(0);
            Tensor b = self.input(1);
            return List.of(BinaryOp.share(a, b, self, g), BinaryOp.share(b, a, self, g));
        }

        @Override
        public String formula(String a, String b) {
            return "max(" + a + ", " + b + ")";
        }

        @Override
        public String derivative(int input, String a, String b, String y) {
            return input == 0 ? "[" + a + " = " + y + "]" : "[" + b + " = " + y + "]";
        }
    }

    /** The lesser; NaN if either is. A tie sends half of the gradient to each. */
    record Minimum() implements BinaryOp {
        @Override
        public String name() {
            return "minimum";
        }

        @Override
        public Binary kernel() {
            return Binary.MINIMUM;
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor g) {
            Tensor a = self.input(0);
            Tensor b = self.input(1);
            return List.of(BinaryOp.share(a, b, self, g), BinaryOp.share(b, a, self, g));
        }

        @Override
        public String formula(String a, String b) {
            return "min(" + a + ", " + b + ")";
        }

        @Override
        public String derivative(int input, String a, String b, String y) {
            return input == 0 ? "[" + a + " = " + y + "]" : "[" + b + " = " + y + "]";
        }
    }

    /** 1 where a = b, else 0. Its derivative is 0. */
    record Equal() implements BinaryOp {
        @Override
        public String name() {
            return "equal";
        }

        @Override
        public Binary kernel() {
            return Binary.EQUAL;
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor g) {
            return List.of();
        }

        @Override
        public String formula(String a, String b) {
            return "[" + a + " = " + b + "]";
        }

        @Override
        public String derivative(int input, String a, String b, String y) {
            return "0";
        }
    }
}
