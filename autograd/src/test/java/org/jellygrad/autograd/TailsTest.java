package org.jellygrad.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.jellygrad.autograd.FunctionOp.Elementary;
import org.jellygrad.autograd.program.GradientCheck;
import org.jellygrad.autograd.program.Program;
import org.junit.jupiter.api.Test;

/**
 * Derivatives where a function levels off, to their last digits, beside closed forms in 60 digits. Central differences cannot see them:
 * what is small passes as 0.
 */
class TailsTest {
    private static final double[] POINTS = {-40, -20, -5, 5, 20, 40};
    private static final DfpField DIGITS = new DfpField(60);
    private static final double RELATIVE = 1e-14;

    /**
     * A function's derivatives.
     *
     * @param first as a function of x
     * @param second as a function of x
     */
    private record Tail(UnaryOperator<Tensor> f, UnaryOperator<Dfp> first, UnaryOperator<Dfp> second) {}

    private static final Map<Elementary, Tail> TABLE = Map.of(
            Elementary.TANH,
            new Tail(Tensor::tanh, TailsTest::sech2, x -> sech2(x).multiply(x.tanh())
                    .multiply(-2)),
            Elementary.SIGMOID,
            new Tail(Tensor::sigmoid, x -> sigmoid(x).multiply(sigmoid(x.negate())), x -> sigmoid(x)
                    .multiply(sigmoid(x.negate()))
                    .multiply(sigmoid(x.negate()).subtract(sigmoid(x)))),
            Elementary.SOFTPLUS,
            new Tail(Tensor::softplus, TailsTest::sigmoid, x -> sigmoid(x).multiply(sigmoid(x.negate()))),
            Elementary.EXP,
            new Tail(Tensor::exp, Dfp::exp, Dfp::exp),
            Elementary.EXPM1,
            new Tail(Tensor::expm1, Dfp::exp, Dfp::exp));

    private static Dfp sigmoid(Dfp x) {
        return x.negate().exp().add(1).reciprocal();
    }

    private static Dfp sech2(Dfp x) {
        return x.cosh().pow(-2);
    }

    /** The greatest relative error of a derivative, at all points. */
    private static double error(UnaryOperator<Tensor> ours, int order, UnaryOperator<Dfp> exact) {
        double greatest = 0;
        for (double point : POINTS) {
            Tensor x = Tensor.constant(point);
            Tensor y = ours.apply(x);
            for (int i = 0; i < order; i++) {
                y = Gradients.of(y, x).get(0);
            }
            double expected = exact.apply(DIGITS.newDfp(point)).toDouble();
            greatest = Math.max(greatest, Math.abs(Program.value(y) / expected - 1));
        }
        return greatest;
    }

    @Test
    void smallDerivativesKeepTheirDigits() {
        TABLE.forEach((function, tail) -> {
            assertThat(error(tail.f, 1, tail.first)).as("%s'", function).isLessThan(RELATIVE);
            assertThat(error(tail.f, 2, tail.second)).as("%s''", function).isLessThan(RELATIVE);
        });
    }

    /** The gate: a function with a slope somewhere that differences take for 0 has a line in the table. */
    @Test
    void noFunctionWithATailIsLeftOut() {
        for (Elementary function : Elementary.values()) {
            for (double point : POINTS) {
                Tensor x = Tensor.constant(point);
                Optional<Tensor> part = Optional.ofNullable(
                        new FunctionOp(function).pull(x, Tensor.of(new FunctionOp(function), x), Tensor.constant(1)));
                boolean small = part.isPresent() && Math.abs(Program.value(part.get())) < 1e-4;
                // Exactly 0 on one side, as EveryOpTest can see.
                if (small && function != Elementary.RELU) {
                    assertThat(TABLE).as("%s at %s", function, point).containsKey(function);
                }
            }
        }
    }

    /** The tester is tested: what sends nothing back passes by differences, and not here. */
    @Test
    void aRuleThatForgetsTheTailFails() {
        UnaryOperator<Tensor> forgetful = x -> x.apply(new Forgetful());
        for (double point : new double[] {8, 9.99, -9.99}) {
            Tensor x = Tensor.parameter("x");
            assertThat(new GradientCheck()
                            .check(forgetful.apply(x), Map.of(x, new double[] {point}))
                            .passed())
                    .isTrue();
        }
        assertThat(error(forgetful, 1, TailsTest::sech2)).isEqualTo(1);
        // 1 − y², as the textbooks have it.
        assertThat(error(x -> x.apply(new Textbook()), 1, TailsTest::sech2)).isEqualTo(1);
    }

    private record Forgetful() implements Composite {
        @Override
        public String name() {
            return "forgetful";
        }

        @Override
        public Tensor expand(List<Tensor> inputs) {
            return inputs.get(0).tanh();
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of(upstream.times(0));
        }
    }

    private record Textbook() implements Composite {
        @Override
        public String name() {
            return "textbook";
        }

        @Override
        public Tensor expand(List<Tensor> inputs) {
            return inputs.get(0).tanh();
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of(upstream.times(Tensor.constant(1).minus(self.square())));
        }
    }
}
