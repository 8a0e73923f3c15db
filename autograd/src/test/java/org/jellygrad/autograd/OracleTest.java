package org.jellygrad.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
                DerivativeStructure expected =
                        outer.theirs.apply(in.multiply(in).add(0.5));
                for (int order = 0; order <= 3; order++) {
                    // Both sides lose digits in 1 − tanh² and the like, and each order multiplies what was lost.
                    double known = expected.getPartialDerivative(order);
                    assertThat(y.value()).isEqualTo(known, within(1e-10 * (1 + Math.abs(known))));
                    y = order == 3 ? y : Gradients.of(y, x).get(0);
                }
            }
        }
    }
}
