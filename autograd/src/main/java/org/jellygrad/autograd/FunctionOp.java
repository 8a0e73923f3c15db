package org.jellygrad.autograd;

import java.util.List;
import java.util.Locale;
import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.engine.Calls;
import org.jellygrad.autograd.engine.Extent;
import org.jellygrad.autograd.engine.Unary;

/** Functions of one number that have a kernel and nothing to set. */
sealed interface FunctionOp extends UnaryOp
        permits TranscendentalOp, FunctionOp.Square, FunctionOp.Sqrt, FunctionOp.Abs, FunctionOp.Relu, FunctionOp.Sign {
    Unary kernel();

    @Override
    default String name() {
        return kernel().name().toLowerCase(Locale.ROOT);
    }

    @Override
    default void emit(Extent n, Buffer in, Buffer out, Calls calls) {
        calls.unary(kernel(), n, in, out);
    }

    @Override
    default double at(double x) {
        return kernel().apply(x);
    }

    @Override
    default String formula(String x) {
        return name() + "(" + x + ")";
    }

    /** x². */
    record Square() implements FunctionOp {
        @Override
        public Unary kernel() {
            return Unary.SQUARE;
        }

        @Override
        public Tensor pull(Tensor x, Tensor y, Tensor g) {
            return g.times(x.times(2));
        }

        @Override
        public String formula(String x) {
            return x + "²";
        }

        @Override
        public String derivative(String x, String y) {
            return "2·" + x;
        }
    }

    /** √x. */
    record Sqrt() implements FunctionOp {
        @Override
        public Unary kernel() {
            return Unary.SQRT;
        }

        @Override
        public Tensor pull(Tensor x, Tensor y, Tensor g) {
            return g.dividedBy(y.times(2));
        }

        @Override
        public String formula(String x) {
            return "√" + x;
        }

        @Override
        public String derivative(String x, String y) {
            return "1/(2·" + y + ")";
        }
    }

    /** |x|; its derivative at 0 is 0. */
    record Abs() implements FunctionOp {
        @Override
        public Unary kernel() {
            return Unary.ABS;
        }

        @Override
        public Tensor pull(Tensor x, Tensor y, Tensor g) {
            return g.times(x.sign());
        }

        @Override
        public String formula(String x) {
            return "|" + x + "|";
        }

        @Override
        public String derivative(String x, String y) {
            return "sign(" + x + ")";
        }
    }

    /** max(x, 0); its derivative at 0 is 0. */
    record Relu() implements FunctionOp {
        @Override
        public Unary kernel() {
            return Unary.RELU;
        }

        @Override
        public Tensor pull(Tensor x, Tensor y, Tensor g) {
            return g.times(y.sign());
        }

        @Override
        public String derivative(String x, String y) {
            return "[" + x + " > 0]";
        }
    }

    /** −1, 0 or 1, and NaN of NaN; its derivative is 0, at the jump too. */
    record Sign() implements FunctionOp {
        @Override
        public Unary kernel() {
            return Unary.SIGN;
        }

        @Override
        public Tensor pull(Tensor x, Tensor y, Tensor g) {
            return g.times(0);
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of();
        }

        @Override
        public String derivative(String x, String y) {
            return "0";
        }
    }
}
