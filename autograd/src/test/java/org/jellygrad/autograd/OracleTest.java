package org.jellygrad.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.junit.jupiter.api.Test;

/** Derivatives to the third order beside Hipparchus' forward mode, which shares nothing with ours. */
class OracleTest {
    private record Pair(UnaryOperator<Tensor> ours, UnaryOperator<DerivativeStructure> theirs) {}

    private static final List<Pair> FUNCTIONS = List.of(
            new Pair(Tensor::exp, DerivativeStructure::exp),
            new Pair(Tensor::expm1, DerivativeStructure::expm1),
            new Pair(Tensor::log, DerivativeStructure::log),
            new Pair(Tensor::log1p, DerivativeStructure::log1p),
            new Pair(Tensor::sin, DerivativeStructure::sin),
            new Pair(Tensor::cos, DerivativeStructure::cos),
            new Pair(Tensor::tanh, DerivativeStructure::tanh),
            new Pair(Tensor::sqrt, DerivativeStructure::sqrt),
            new Pair(Tensor::square, d -> d.multiply(d)),
            new Pair(t -> t.power(-2.5), d -> d.pow(-2.5)),
            new Pair(Tensor::sigmoid, d -> d.negate().exp().add(1).reciprocal()),
            new Pair(Tensor::softplus, d -> d.exp().log1p()));

    /**
     * The n-th derivative of f(u(x)) is a sum of terms (Faà di Bruno), and rounding errors are proportional to the sum of their absolute values, not to
     * what is left when they cancel. Where f levels off, as tanh does, its derivative 1 − y² is itself such a remainder: its error
     * is that of its terms, of size 1, whatever is left of it.
     */
    private static double terms(DerivativeStructure u, DerivativeStructure f, int order) {
        double u1 = Math.abs(u.getPartialDerivative(1));
        double u2 = Math.abs(u.getPartialDerivative(2));
        double u3 = Math.abs(u.getPartialDerivative(3));
        double[] d = new double[4];
        Arrays.setAll(d, k -> Math.max(1, Math.abs(f.getPartialDerivative(k))));
        return switch (order) {
            case 0 -> d[0];
            case 1 -> d[1] * u1;
            case 2 -> d[2] * u1 * u1 + d[1] * u2;
            default -> d[3] * u1 * u1 * u1 + 3 * d[2] * u1 * u2 + d[1] * u3;
        };
    }

    @Test
    void compositionsToTheThirdOrder() {
        DSFactory factory = new DSFactory(1, 3);
        for (Pair outer : FUNCTIONS) {
            for (Pair inner : FUNCTIONS) {
                double at = 0.7;
                Tensor x = Tensor.constant(at);
                // Kept positive, so that logarithms and roots are defined.
                Tensor y = outer.ours.apply(inner.ours.apply(x).square().plus(0.5));
                DerivativeStructure in = inner.theirs.apply(factory.variable(0, at));
                DerivativeStructure u = in.multiply(in).add(0.5);
                DerivativeStructure expected = outer.theirs.apply(u);
                DerivativeStructure alone = outer.theirs.apply(factory.variable(0, u.getValue()));
                for (int order = 0; order <= 3; order++) {
                    assertThat(y.value())
                            .as("%d of %d, order %d", FUNCTIONS.indexOf(outer), FUNCTIONS.indexOf(inner), order)
                            .isEqualTo(expected.getPartialDerivative(order), within(2e-14 * terms(u, alone, order)));
                    y = order == 3 ? y : Gradients.of(y, x).get(0);
                }
            }
        }
    }
}
