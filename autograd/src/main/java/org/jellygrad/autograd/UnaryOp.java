package org.jellygrad.autograd;

import java.util.List;
import org.jellygrad.autograd.engine.Binary;
import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.engine.Calls;
import org.jellygrad.autograd.engine.Extent;
import org.jellygrad.autograd.engine.Multiplier;
import org.jellygrad.autograd.engine.Unary;
import org.jellygrad.autograd.text.Brackets;
import org.jellygrad.autograd.text.Printed;
import org.jspecify.annotations.Nullable;

/** Functions of one array, element by element: here those with a number to set, in {@link FunctionOp} those without. */
public sealed interface UnaryOp extends Primitive
        permits FunctionOp, UnaryOp.Scaled, UnaryOp.Shifted, UnaryOp.Power, UnaryOp.Clip {
    /** out = f(in); in place is allowed. */
    void emit(Extent n, Buffer in, Buffer out, Calls calls);

    /** The pull-back of g at input x and value y; null if the function is constant. */
    @Nullable
    Tensor pull(Tensor x, Tensor y, Tensor g);

    /** The function of one number. */
    double at(double x);

    /** The formula of the value. */
    String formula(String x);

    @Override
    default Shape shape(List<Tensor> inputs) {
        return inputs.get(0).shape();
    }

    @Override
    default void emit(Tensor self, Buffer out, List<Buffer> in, Calls calls) {
        emit(self.shape().extent(), in.get(0), out, calls);
    }

    @Override
    default boolean mayOverwrite(int input) {
        return true;
    }

    @Override
    default List<Tensor> pullBack(Tensor self, Tensor upstream) {
        Tensor part = pull(self.input(0), self, upstream);
        return part == null ? List.of() : List.of(part);
    }

    @Override
    default String formula(List<String> inputs) {
        return formula(inputs.get(0));
    }

    /** c·x; negation is c = −1. */
    record Scaled(double factor) implements UnaryOp {
        @Override
        public String name() {
            return factor == -1 ? "negate" : "scale";
        }

        @Override
        public void emit(Extent n, Buffer in, Buffer out, Calls calls) {
            calls.scale(n, new Multiplier(factor, null), in, out);
        }

        @Override
        public double at(double x) {
            return factor * x;
        }

        @Override
        public Tensor pull(Tensor x, Tensor y, Tensor g) {
            return g.times(factor);
        }

        @Override
        public String formula(String x) {
            return (factor == -1 ? "-" : Printed.of(factor) + "·") + Brackets.factor(x);
        }
    }

    /** x + c. */
    record Shifted(double summand) implements UnaryOp {
        @Override
        public String name() {
            return "shift";
        }

        @Override
        public void emit(Extent n, Buffer in, Buffer out, Calls calls) {
            calls.scalar(Binary.ADD, n, in, new Multiplier(summand, null), out);
        }

        @Override
        public double at(double x) {
            return x + summand;
        }

        @Override
        public Tensor pull(Tensor x, Tensor y, Tensor g) {
            return g;
        }

        @Override
        public String formula(String x) {
            return x + (summand < 0 ? " - " : " + ") + Printed.of(Math.abs(summand));
        }
    }

    /** xᵖ for a fixed p. The derivative of x⁰ is 0 everywhere, at 0 too. */
    record Power(double exponent) implements UnaryOp {
        @Override
        public String name() {
            return "power";
        }

        @Override
        public void emit(Extent n, Buffer in, Buffer out, Calls calls) {
            if (exponent == -1) {
                calls.unary(Unary.RECIPROCAL, n, in, out);
            } else {
                calls.scalar(Binary.POWER, n, in, new Multiplier(exponent, null), out);
            }
        }

        @Override
        public double at(double x) {
            return Math.pow(x, exponent);
        }

        @Override
        public Tensor pull(Tensor x, Tensor y, Tensor g) {
            if (exponent == 0) {
                return Tensor.constant(0).broadcastTo(x.shape());
            }
            return exponent == 1 ? g : g.times(x.power(exponent - 1).times(exponent));
        }

        @Override
        public String formula(String x) {
            return Brackets.atom(x) + "^" + Printed.of(exponent);
        }
    }

    /** Into [low, high]; NaN stays. The derivative is 1 inside and at both ends, 0 outside, NaN at NaN. */
    record Clip(double low, double high) implements UnaryOp {
        @Override
        public String name() {
            return "clip";
        }

        @Override
        public void emit(Extent n, Buffer in, Buffer out, Calls calls) {
            if (low == -high) {
                calls.scalar(Binary.CLIP, n, in, new Multiplier(high, null), out);
            } else {
                calls.scalar(Binary.MAXIMUM, n, in, new Multiplier(low, null), out);
                calls.scalar(Binary.MINIMUM, n, out, new Multiplier(high, null), out);
            }
        }

        @Override
        public double at(double x) {
            return Math.max(low, Math.min(high, x));
        }

        @Override
        public Tensor pull(Tensor x, Tensor y, Tensor g) {
            return g.times(x.equalTo(y));
        }

        @Override
        public String formula(String x) {
            return "clip(" + x + ", " + Printed.of(low) + ", " + Printed.of(high) + ")";
        }
    }
}
