package org.jellygrad.autograd;

import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.engine.Calls;
import org.jellygrad.autograd.engine.Extent;
import org.jellygrad.autograd.engine.Unary;
import org.jellygrad.autograd.text.Brackets;
import org.jspecify.annotations.Nullable;

/** A function of one number with nothing to set: an entry of {@link Elementary}. */
public record FunctionOp(Elementary function) implements UnaryOp {
    /** Each with its kernel, its pull-back of g at input x and value y, and how it reads if not as {@code exp(x)}. */
    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    public enum Elementary {
        /** x². */
        SQUARE(Unary.SQUARE, (x, y, g) -> g.times(x.times(2)), x -> Brackets.atom(x) + "²"),
        /** √x. */
        SQRT(Unary.SQRT, (x, y, g) -> g.dividedBy(y.times(2)), x -> "√" + Brackets.atom(x)),
        /** |x|; its derivative at 0 is 0. */
        ABS(Unary.ABS, (x, y, g) -> g.times(x.sign()), x -> "|" + x + "|"),
        /** eˣ. */
        EXP(Unary.EXP, (x, y, g) -> g.times(y)),
        /** eˣ − 1, exact for small x. */
        EXPM1(Unary.EXPM1, (x, y, g) -> g.times(x.exp())),
        /** The natural logarithm. */
        LOG(Unary.LOG, (x, y, g) -> g.dividedBy(x)),
        /** log(1 + x), exact for small x. */
        LOG1P(Unary.LOG1P, (x, y, g) -> g.dividedBy(x.plus(1))),
        /** The sine of x radians. */
        SIN(Unary.SIN, (x, y, g) -> g.times(x.cos())),
        /** The cosine of x radians. */
        COS(Unary.COS, (x, y, g) -> g.times(x.sin().negate())),
        /** The hyperbolic tangent. Its slope 1/cosh² = 4·sigmoid(2x)·sigmoid(−2x) keeps its digits where 1 − y² has none left. */
        TANH(
                Unary.TANH,
                (x, y, g) -> g.times(
                        x.times(2).sigmoid().times(x.times(-2).sigmoid()).times(4))),
        /** 1/(1 + e⁻ˣ), which neither overflows nor loses small values. */
        SIGMOID(Unary.SIGMOID, (x, y, g) -> g.times(y.times(x.negate().sigmoid()))),
        /** log(1 + eˣ), which neither overflows nor loses small values. */
        SOFTPLUS(Unary.SOFTPLUS, (x, y, g) -> g.times(x.sigmoid())),
        /** max(x, 0); its derivative at 0 is 0. */
        RELU(Unary.RELU, (x, y, g) -> g.times(y.sign())),
        /** −1, 0 or 1, and NaN of NaN; its derivative is 0, at the jump too. */
        SIGN(Unary.SIGN, (x, y, g) -> null);

        private final Unary kernel;
        private final Pull pull;
        private final UnaryOperator<String> formula;

        Elementary(Unary kernel, Pull pull) {
            this.kernel = kernel;
            this.pull = pull;
            this.formula = x -> label() + "(" + x + ")";
        }

        Elementary(Unary kernel, Pull pull, UnaryOperator<String> formula) {
            this.kernel = kernel;
            this.pull = pull;
            this.formula = formula;
        }

        private String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether a node computes this function. */
        public boolean is(Tensor node) {
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
        return function.formula.apply(x);
    }
}
