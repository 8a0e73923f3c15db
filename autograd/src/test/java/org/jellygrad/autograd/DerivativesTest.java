package org.jellygrad.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.jellygrad.autograd.program.Program;
import org.junit.jupiter.api.Test;

/** Jacobians, Hessians and derivatives of any order. */
class DerivativesTest {
    @Test
    void jacobianHessianAndProducts() {
        Tensor x = Tensor.constant(new double[] {1, 2, 3});
        Tensor product = x.prod();
        assertThat(Program.value(product)).isEqualTo(6);
        assertThat(Program.valuesOf(Gradients.of(product, x).get(0))).containsExactly(6, 3, 2);
        assertThat(Program.valuesOf(Gradients.hessian(product, x))).containsExactly(0, 3, 2, 3, 0, 1, 2, 1, 0);
        assertThat(Program.valuesOf(Gradients.jacobian(x.square(), x))).containsExactly(2, 0, 0, 0, 4, 0, 0, 0, 6);
        Tensor withZero = Tensor.constant(new double[] {0, 2, 3});
        assertThat(Program.valuesOf(Gradients.of(withZero.prod(), withZero).get(0)))
                .containsExactly(6, 0, 0);
        Tensor xy = Tensor.constant(new double[] {3, 5});
        Tensor z = xy.square().sum().plus(xy.prod());
        Tensor hvp = Gradients.hessianVectorProduct(z, xy, Tensor.constant(new double[] {2, 1}));
        assertThat(Program.valuesOf(hvp)).containsExactly(5, 4);
        assertThat(Program.valuesOf(Gradients.vjp(xy.square(), Tensor.constant(new double[] {10, 100}), xy)
                        .get(0)))
                .containsExactly(60, 1000);
        assertThat(Program.valuesOf(Gradients.hessian(xy.sum(), xy))).containsOnly(0);
    }

    /** As many numbers as it has and a few rows of them: not the square of how many rows there are. */
    @Test
    void aLongJacobianIsNoLargerThanItIs() {
        int n = 1500;
        double[] slopes = new double[3 * n];
        Arrays.setAll(slopes, i -> 1 + i % 11);
        Tensor x = Tensor.parameter("x", 3, 1);
        Tensor jacobian = Gradients.jacobian(Tensor.constant(slopes, n, 3).matmul(x), x);
        try (Program program = Program.compile(jacobian)) {
            program.set(x, 1, 2, 3);
            for (int run = 0; run < 2; run++) {
                program.run();
                assertThat(program.values(jacobian)).containsExactly(slopes);
            }
            assertThat(program.bytes()).isLessThan(20L * Double.BYTES * slopes.length);
        }
    }

    /** From order n + 1 on the derivatives of a polynomial of degree n are 0, and no error. */
    @Test
    void derivativesThatBecomeConstant() {
        Tensor x = Tensor.parameter("x");
        Tensor other = Tensor.parameter("other");
        Tensor unused = Tensor.parameter("unused", 2);
        List<List<Tensor>> powers = List.of(
                List.of(x.power(0)),
                List.of(x.plus(5), x.times(1)),
                List.of(x.square(), x.times(x), x.power(2)),
                List.of(x.power(3), x.square().times(x)),
                List.of(x.power(4)),
                List.of(x.power(5)));
        for (int degree = 0; degree < powers.size(); degree++) {
            for (Tensor power : powers.get(degree)) {
                Tensor y = power;
                double factorial = 1;
                for (int order = 1; order <= degree + 3; order++) {
                    y = Gradients.of(y, x).get(0);
                    factorial *= order;
                    try (Program program = Program.compile(y, x)) {
                        program.set(x, 3);
                        program.run();
                        if (order == degree) {
                            assertThat(program.scalar(y)).isEqualTo(factorial);
                        } else if (order > degree) {
                            assertThat(program.scalar(y)).isZero();
                        }
                    }
                }
            }
        }
        // A derivative that depends on something, and on other things not; also when it was summed or scaled.
        Tensor first = Gradients.of(x.times(other.sin()), x).get(0);
        assertThat(Program.value(Gradients.of(first.times(2), x).get(0))).isZero();
        assertThat(Program.value(Gradients.vjp(first, Tensor.constant(2), x).get(0)))
                .isZero();
        assertThat(Program.valuesOf(Gradients.hessian(x.square(), unused))).containsExactly(0, 0, 0, 0);
        assertThat(Program.valuesOf(
                        Gradients.hessianVectorProduct(x.square(), unused, Tensor.constant(new double[] {1, 2}))))
                .containsExactly(0, 0);
        // A loss that contains a derivative is a loss.
        Tensor penalized = x.square().plus(Gradients.of(x.power(3), x).get(0).square());
        assertThatThrownBy(() -> Gradients.of(penalized, unused)).hasMessageContaining("It is not used");
        // So is one made from constants only, and a derivative of what the parameter is no part of.
        Tensor c = Tensor.constant(3);
        Tensor constants = c.square().plus(Gradients.of(c.power(3), c).get(0).square());
        assertThatThrownBy(() -> Gradients.of(constants, unused)).hasMessageContaining("It is not used");
        assertThatThrownBy(() -> Gradients.of(first, unused)).hasMessageContaining("It is not used");
        // The penalty's derivative is 5 whatever x is.
        Tensor linear = other.square().plus(Gradients.of(x.times(5), x).get(0).square());
        assertThat(Program.value(Gradients.of(linear, x).get(0))).isZero();
    }
}
