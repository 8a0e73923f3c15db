package org.jellygrad.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jellygrad.autograd.program.Program;
import org.junit.jupiter.api.Test;

/** ND4J numbers its kernels, and does nothing at all for a number it does not know: each is compared with the JVM's own function. */
class KernelTest {
    private static final double[] EDGES = {
        -3, -1, -0.5, -1e-9, 0, 1e-300, 1e-9, 0.5, 1, 1.5, 2, 3, 700, Double.NaN, Double.POSITIVE_INFINITY
    };
    /** Long enough for the kernels: short arrays are loops of the JVM. */
    private static final double[] X = repeated(EDGES);

    private static double[] repeated(double... values) {
        return IntStream.range(0, 90)
                .mapToDouble(i -> values[i % values.length])
                .toArray();
    }

    private static void same(UnaryOperator<Tensor> op, DoubleUnaryOperator f) {
        double[] actual = Program.valuesOf(op.apply(Tensor.constant(X)));
        for (int i = 0; i < X.length; i++) {
            double expected = f.applyAsDouble(X[i]);
            same("at " + X[i], actual[i], expected);
            // One element goes another way.
            same("scalar at " + X[i], Program.value(op.apply(Tensor.constant(X[i]))), expected);
        }
    }

    private static void same(String what, double actual, double expected) {
        if (Double.isFinite(expected)) {
            assertThat(actual).as(what).isEqualTo(expected, within(4 * Math.ulp(expected)));
        } else {
            assertThat(Double.compare(actual, expected)).as(what).isZero();
        }
    }

    private static void same(UnaryOperator<Tensor> op, double right, DoubleBinaryOperator f) {
        same(op, x -> f.applyAsDouble(x, right));
    }

    @Test
    void functions() {
        same(Tensor::negate, x -> -x);
        same(Tensor::abs, Math::abs);
        same(Tensor::square, x -> x * x);
        same(Tensor::sqrt, Math::sqrt);
        same(Tensor::exp, Math::exp);
        same(Tensor::expm1, Math::expm1);
        same(Tensor::log, Math::log);
        same(Tensor::log1p, Math::log1p);
        same(Tensor::sin, Math::sin);
        same(Tensor::cos, Math::cos);
        same(Tensor::tanh, Math::tanh);
        same(Tensor::sign, Math::signum);
        same(Tensor::relu, x -> Math.max(x, 0));
        // 1/(1 + e⁻ˣ) loses nothing at these arguments, of which the least is −3.
        same(Tensor::sigmoid, x -> 1 / (1 + Math.exp(-x)));
        same(Tensor::softplus, x -> x > 40 ? x : Math.log1p(Math.exp(x)));
    }

    @Test
    void againstANumber() {
        same(t -> t.plus(2.5), 2.5, (x, c) -> x + c);
        same(t -> t.minus(2.5), 2.5, (x, c) -> x - c);
        same(t -> t.times(2.5), 2.5, (x, c) -> x * c);
        same(t -> t.dividedBy(4), 4, (x, c) -> x / c);
        same(t -> t.power(3), 3, Math::pow);
        same(t -> t.power(-1), -1, Math::pow);
        same(t -> t.power(0.5), 0.5, Math::pow);
        same(t -> t.clip(-1, 1), 1, (x, c) -> Math.max(-c, Math.min(x, c)));
        same(t -> t.clip(-2, 1), 1, (x, c) -> Math.max(-2, Math.min(x, c)));
        same(t -> Tensor.constant(2).broadcastTo(t.shape()).minus(t), 2, (x, c) -> c - x);
    }

    @Test
    void pairs() {
        double[] left = {6, -1, 0, 8, Double.NaN};
        double[] right = {3, -4, 0, Double.NaN, 1};
        pairs(Tensor.constant(left), Tensor.constant(right), UnaryOperator.identity());
        pairs(Tensor.constant(repeated(left)), Tensor.constant(repeated(right)), KernelTest::repeated);
    }

    private static void pairs(Tensor a, Tensor b, UnaryOperator<double[]> expected) {
        assertThat(Program.valuesOf(a.plus(b)))
                .containsExactly(expected.apply(new double[] {9, -5, 0, Double.NaN, Double.NaN}));
        assertThat(Program.valuesOf(a.minus(b)))
                .containsExactly(expected.apply(new double[] {3, 3, 0, Double.NaN, Double.NaN}));
        assertThat(Program.valuesOf(a.times(b)))
                .containsExactly(expected.apply(new double[] {18, 4, 0, Double.NaN, Double.NaN}));
        assertThat(Program.valuesOf(a.dividedBy(b)))
                .containsExactly(expected.apply(new double[] {2, 0.25, Double.NaN, Double.NaN, Double.NaN}));
        assertThat(Program.valuesOf(a.maximum(b)))
                .containsExactly(expected.apply(new double[] {6, -1, 0, Double.NaN, Double.NaN}));
        assertThat(Program.valuesOf(a.minimum(b)))
                .containsExactly(expected.apply(new double[] {3, -4, 0, Double.NaN, Double.NaN}));
        assertThat(Program.valuesOf(a.equalTo(b)))
                .containsExactly(expected.apply(new double[] {0, 0, 1, Double.NaN, Double.NaN}));
    }

    /** A dead buffer may hold NaN; a product with beta = 0 must not read it. */
    @Test
    void productsIgnoreWhatTheirBufferHeld() {
        Tensor x = Tensor.parameter("x", 2, 2);
        Tensor y = x.log().sum(1);
        Tensor z = x.matmul(x).plus(x.matmul(x.square()).matmul(x)).sum();
        try (Program program = Program.compile(y, z)) {
            program.set(x, -1, 2, 3, 4);
            program.run();
            assertThat(program.values(y)[0]).isNaN();
            program.run();
            // XX sums to 7·... worked by hand: XX = [7 6; 9 22]; X∘X = [1 4; 9 16]; X(X∘X)X sums to 390.
            assertThat(program.scalar(z)).isEqualTo(44 + sumOfTriple());
        }
    }

    private static double sumOfTriple() {
        double[][] x = {{-1, 2}, {3, 4}};
        double sum = 0;
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                for (int k = 0; k < 2; k++) {
                    for (int l = 0; l < 2; l++) {
                        sum += x[i][j] * x[j][k] * x[j][k] * x[k][l];
                    }
                }
            }
        }
        return sum;
    }
}
