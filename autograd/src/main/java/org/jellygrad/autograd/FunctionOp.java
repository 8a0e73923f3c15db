package org.jellygrad.autograd;

import java.util.Locale;
import java.util.function.BinaryOperator;
import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.engine.Calls;
import org.jellygrad.autograd.engine.Extent;
import org.jellygrad.autograd.engine.Unary;
import org.jspecify.annotations.Nullable;

/** A function of one number with nothing to set: an entry of {@link Function}. */
record FunctionOp(Function function) implements UnaryOp {
    /** Each with its kernel, its pull-back of g at input x and value y, and how value and derivative read. */
    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    enum Function {
        /** x². */
        SQUARE(Unary.SQUARE, (x, y, g) -> g.times(x.times(2)), (x, y) -> x + "²", (x, y) -> "2·" + x),
        /** √x. */
        SQRT(Unary.SQRT, (x, y, g) -> g.dividedBy(y.times(2)), (x, y) -> "√" + x, (x, y) -> "1/(2·" + y + ")"),
        /** |x|; its derivative at 0 is 0. */
        ABS(Unary.ABS, (x, y, g) -> g.times(x.sign()), (x, y) -> "|" + x + "|", (x, y) -> "sign(" + x + ")"),
        /** eˣ. */
        EXP(Unary.EXP, (x, y, g) -> g.times(y), (x, y) -> y),
        /** eˣ − 1, exact for small x. */
        EXPM1(Unary.EXPM1, (x, y, g) -> g.times(x.exp()), (x, y) -> "exp(" + x + ")"),
        /** The natural logarithm. */
        LOG(Unary.LOG, (x, y, g) -> g.dividedBy(x), (x, y) -> "1/" + x),
        /** log(1 + x), exact for small x. */
        LOG1P(Unary.LOG1P, (x, y, g) -> g.dividedBy(x.plus(1)), (x, y) -> "1/(1 + " + x + ")"),
        /** The sine of x radians. */
        SIN(Unary.SIN, (x, y, g) -> g.times(x.cos()), (x, y) -> "cos(" + x + ")"),
        /** The cosine of x radians. */
        COS(Unary.COS, (x, y, g) -> g.times(x.sin().negate()), (x, y) -> "(−sin(" + x + "))"),
        /** The hyperbolic tangent. */
        TANH(Unary.TANH, (x, y, g) -> g.minus(g.times(y.square())), (x, y) -> "(1 − " + y + "²)"),
        /** 1/(1 + e⁻ˣ), which neither overflows nor loses small values. */
        SIGMOID(
                Unary.SIGMOID,
                (x, y, g) -> g.times(y.times(x.negate().sigmoid())),
                (x, y) -> y + "·sigmoid(−" + x + ")"),
        /** log(1 + eˣ), which neither overflows nor loses small values. */
        SOFTPLUS(Unary.SOFTPLUS, (x, y, g) -> g.times(x.sigmoid()), (x, y) -> "sigmoid(" + x + ")"),
        /** max(x, 0); its derivative at 0 is 0. */
        RELU(Unary.RELU, (x, y, g) -> g.times(y.sign()), (x, y) -> "[" + x + " > 0]"),
        /** −1, 0 or 1, and NaN of NaN; its derivative is 0, at the jump too. */
        SIGN(Unary.SIGN, (x, y, g) -> null, (x, y) -> "0");

        private final Unary kernel;
        private final Pull pull;
        private final BinaryOperator<String> formula;
        private final BinaryOperator<String> derivative;

        Function(Unary kernel, Pull pull, BinaryOperator<String> derivative) {
            this.kernel = kernel;
            this.pull = pull;
            this.formula = (x, y) -> label() + "(" + x + ")";
            this.derivative = derivative;
        }

        Function(Unary kernel, Pull pull, BinaryOperator<String> formula, BinaryOperator<String> derivative) {
            this.kernel = kernel;
            this.pull = pull;
            this.formula = formula;
            this.derivative = derivative;
        }

        private String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean is(Tensor node) {
            return node.op() instanceof FunctionOp op && op.function == this;
        }
    }

    /** A pull-back; null if the function is constant. */
    @FunctionalInterface
    private interface Pull {
        @Nullable
        Tensor apply(Tensor x, Tensor y, Tensor g);
    }

    @Override
    public String name() {
        return function.label();
    }

    @Override
    public void emit(Extent n, Buffer in, Buffer out, Calls calls) {
        calls.unary(function.kernel, n, in, out);
    }

    @Override
    public double at(double x) {
        return function.kernel.apply(x);
    }

    @Override
    public @Nullable Tensor pull(Tensor x, Tensor y, Tensor g) {
        return function.pull.apply(x, y, g);
    }

    @Override
    public String formula(String x) {
        return function.formula.apply(x, "");
    }

    @Override
    public String derivative(String x, String y) {
        return function.derivative.apply(x, y);
    }
}
