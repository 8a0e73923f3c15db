package org.jellygrad.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hipparchus.analysis.differentiation.FDSFactory;
import org.hipparchus.analysis.differentiation.FieldDerivativeStructure;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.jellygrad.autograd.program.Program;
import org.junit.jupiter.api.Test;

/**
 * Derivatives to the third order beside Hipparchus' forward mode, which shares nothing with ours, in 200 digits: where functions level off,
 * its own would be lost in doubles.
 */
class OracleTest {
    private static final double[] POINTS = {0.3, 0.7, 2};
    private static final FDSFactory<Dfp> FACTORY = new FDSFactory<>(new DfpField(200), 1, 4);

    private record Pair(UnaryOperator<Tensor> ours, UnaryOperator<FieldDerivativeStructure<Dfp>> theirs) {}

    private static final List<Pair> FUNCTIONS = List.of(
            new Pair(Tensor::exp, FieldDerivativeStructure::exp),
            new Pair(Tensor::expm1, FieldDerivativeStructure::expm1),
            new Pair(Tensor::log, FieldDerivativeStructure::log),
            new Pair(Tensor::log1p, FieldDerivativeStructure::log1p),
            new Pair(Tensor::sin, FieldDerivativeStructure::sin),
            new Pair(Tensor::cos, FieldDerivativeStructure::cos),
            new Pair(Tensor::tanh, FieldDerivativeStructure::tanh),
            new Pair(Tensor::sqrt, FieldDerivativeStructure::sqrt),
            new Pair(Tensor::square, d -> d.multiply(d)),
            new Pair(t -> t.power(-2.5), d -> d.pow(-2.5)),
            new Pair(Tensor::sigmoid, d -> d.negate().exp().add(1).reciprocal()),
            new Pair(Tensor::softplus, d -> d.exp().log1p()));

    private static FieldDerivativeStructure<Dfp> variable(double at) {
        return FACTORY.variable(0, at);
    }

    private static double derivative(FieldDerivativeStructure<Dfp> f, int order) {
        return f.getPartialDerivative(order).toDouble();
    }

    /**
     * What the rounding errors of f and its derivatives to the third order are proportional to, at x known to within {@code x}·ε: |f⁽ᵏ⁾| +
     * x·|f⁽ᵏ⁺¹⁾|.
     */
    private static double[] sizes(FieldDerivativeStructure<Dfp> f, double x) {
        double[] sizes = new double[4];
        Arrays.setAll(sizes, k -> Math.abs(derivative(f, k)) + x * Math.abs(derivative(f, k + 1)));
        return sizes;
    }

    /** The sums of the absolute terms of the derivatives of f(u(x)) for u = g² + ½, by Faà di Bruno; those of f at u. */
    private static double[] terms(double[] g, FieldDerivativeStructure<Dfp> f) {
        double[] u = {
            g[0] * g[0] + 0.5, 2 * g[0] * g[1], 2 * (g[1] * g[1] + g[0] * g[2]), 2 * (3 * g[1] * g[2] + g[0] * g[3])
        };
        double[] d = sizes(f, u[0]);
        return new double[] {
            d[0],
            d[1] * u[1],
            d[2] * u[1] * u[1] + d[1] * u[2],
            d[3] * u[1] * u[1] * u[1] + 3 * d[2] * u[1] * u[2] + d[1] * u[3]
        };
    }

    @Test
    void compositionsToTheThirdOrder() {
        for (double at : POINTS) {
            for (Pair inner : FUNCTIONS) {
                FieldDerivativeStructure<Dfp> in = inner.theirs.apply(variable(at));
                FieldDerivativeStructure<Dfp> u = in.multiply(in).add(0.5);
                for (Pair outer : FUNCTIONS) {
                    FieldDerivativeStructure<Dfp> expected = outer.theirs.apply(u);
                    double[] terms = terms(sizes(in, at), outer.theirs.apply(variable(derivative(u, 0))));
                    Tensor x = Tensor.constant(at);
                    // Kept positive, so that logarithms and roots are defined.
                    Tensor y = outer.ours.apply(inner.ours.apply(x).square().plus(0.5));
                    for (int order = 0; order <= 3; order++) {
                        assertThat(Program.value(y))
                                .as(
                                        "%d of %d at %s, order %d",
                                        FUNCTIONS.indexOf(outer), FUNCTIONS.indexOf(inner), at, order)
                                .isEqualTo(derivative(expected, order), within(2e-15 * terms[order]));
                        y = order == 3 ? y : Gradients.of(y, x).get(0);
                    }
                }
            }
        }
    }
}
