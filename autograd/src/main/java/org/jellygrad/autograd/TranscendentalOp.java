package org.jellygrad.autograd;

import org.jellygrad.autograd.engine.Unary;

/** Exponential, trigonometric and hyperbolic functions. */
sealed interface TranscendentalOp extends FunctionOp {
    /** eˣ. */
    record Exp() implements TranscendentalOp {
        @Override
        public Unary kernel() {
            return Unary.EXP;
        }

        @Override
        public Tensor pull(Tensor x, Tensor y, Tensor g) {
            return g.times(y);
        }

        @Override
        public String derivative(String x, String y) {
            return y;
        }
    }

    /** eˣ − 1, exact for small x. */
    record Expm1() implements TranscendentalOp {
        @Override
        public Unary kernel() {
            return Unary.EXPM1;
        }

        @Override
        public Tensor pull(Tensor x, Tensor y, Tensor g) {
            return g.times(y.plus(1));
        }

        @Override
        public String derivative(String x, String y) {
            return "(" + y + " + 1)";
        }
    }

    /** The natural logarithm. */
    record Log() implements TranscendentalOp {
        @Override
        public Unary kernel() {
            return Unary.LOG;
        }

        @Override
        public Tensor pull(Tensor x, Tensor y, Tensor g) {
            return g.dividedBy(x);
        }

        @Override
        public String derivative(String x, String y) {
            return "1/" + x;
        }
    }

    /** log(1 + x), exact for small x. */
    record Log1p() implements TranscendentalOp {
        @Override
        public Unary kernel() {
            return Unary.LOG1P;
        }

        @Override
        public Tensor pull(Tensor x, Tensor y, Tensor g) {
            return g.dividedBy(x.plus(1));
        }

        @Override
        public String derivative(String x, String y) {
            return "1/(1 + " + x + ")";
        }
    }

    /** The sine of x radians. */
    record Sin() implements TranscendentalOp {
        @Override
        public Unary kernel() {
            return Unary.SIN;
        }

        @Override
        public Tensor pull(Tensor x, Tensor y, Tensor g) {
            return g.times(x.cos());
        }

        @Override
        public String derivative(String x, String y) {
            return "cos(" + x + ")";
        }
    }

    /** The cosine of x radians. */
    record Cos() implements TranscendentalOp {
        @Override
        public Unary kernel() {
            return Unary.COS;
        }

        @Override
        public Tensor pull(Tensor x, Tensor y, Tensor g) {
            return g.times(x.sin().negate());
        }

        @Override
        public String derivative(String x, String y) {
            return "(−sin(" + x + "))";
        }
    }

    /** The hyperbolic tangent. */
    record Tanh() implements TranscendentalOp {
        @Override
        public Unary kernel() {
            return Unary.TANH;
        }

        @Override
        public Tensor pull(Tensor x, Tensor y, Tensor g) {
            return g.minus(g.times(y.square()));
        }

        @Override
        public String derivative(String x, String y) {
            return "(1 − " + y + "²)";
        }
    }

    /** 1/(1 + e⁻ˣ), which neither overflows nor loses small values. */
    record Sigmoid() implements TranscendentalOp {
        @Override
        public Unary kernel() {
            return Unary.SIGMOID;
        }

        @Override
        public Tensor pull(Tensor x, Tensor y, Tensor g) {
            return g.times(y.minus(y.square()));
        }

        @Override
        public String derivative(String x, String y) {
            return y + "·(1 − " + y + ")";
        }
    }

    /** log(1 + eˣ), which neither overflows nor loses small values. */
    record Softplus() implements TranscendentalOp {
        @Override
        public Unary kernel() {
            return Unary.SOFTPLUS;
        }

        @Override
        public Tensor pull(Tensor x, Tensor y, Tensor g) {
            return g.times(x.sigmoid());
        }

        @Override
        public String derivative(String x, String y) {
            return "sigmoid(" + x + ")";
        }
    }
}
