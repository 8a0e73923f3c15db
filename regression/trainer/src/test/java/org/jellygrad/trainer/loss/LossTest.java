package org.jellygrad.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.jellygrad.autograd.Gradients;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.program.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values and derivatives of the losses, against their formulas. */
class LossTest {

    private static final double[] RESIDUALS = {-1e3, -3, -1, -0.25, -1e-8, 1e-8, 0.25, 1, 3, 1e3};

    private static List<Loss> all() {
        return List.of(
                new Loss.Squared(),
                new Loss.Absolute(),
                new Loss.Huber(1.5),
                new Loss.Quantile(0.9),
                new Loss.LogCosh(),
                new Loss.Custom("cubic", r -> r.abs().power(3), OptionalDouble.empty()));
    }

    /** Values and derivatives, through the graph. */
    private static double[][] valuesAndDerivatives(Loss loss, double... residuals) {
        Tensor r = Tensor.parameter("r", residuals.length, 1);
        Tensor costs = loss.of(r);
        Tensor derivative = Gradients.of(costs.sum(), r).get(0);
        try (Program program = Program.compile(costs, derivative)) {
            program.set(r, residuals);
            program.run();
            return new double[][] {program.values(costs), program.values(derivative)};
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theGraphAgreesWithTheNumber(Loss loss) {
        double[] values = valuesAndDerivatives(loss, RESIDUALS)[0];
        for (int i = 0; i < RESIDUALS.length; i++) {
            double expected = loss.at(RESIDUALS[i]);
            assertThat(values[i]).isCloseTo(expected, within(1e-15 * Math.abs(expected)));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theDerivativeIsTheSlope(Loss loss) {
        double[] at = {-3, -0.7, 0.2, 0.9, 2.5};
        double[] derivatives = valuesAndDerivatives(loss, at)[1];
        for (int i = 0; i < at.length; i++) {
            double slope = (loss.at(at[i] + 1e-6) - loss.at(at[i] - 1e-6)) / 2e-6;
            assertThat(derivatives[i]).isCloseTo(slope, within(1e-7));
        }
    }

    @Test
    void logCoshAtBothEnds() {
        double[][] ends = valuesAndDerivatives(new Loss.LogCosh(), -1e3, -1e-200, 1e-200, 1e-5, 1e3);
        double far = 1e3 - Math.log(2);
        assertThat(ends[0][0]).isEqualTo(far);
        assertThat(ends[0][4]).isEqualTo(far);
        assertThat(ends[0][1]).isZero();
        // r²/2 − r⁴/12
        assertThat(ends[0][3]).isCloseTo(5e-11 - 1e-20 / 12, within(1e-26));
        assertThat(ends[1]).containsExactly(-1, -1e-200, 1e-200, Math.tanh(1e-5), 1);
    }

    @Test
    void thePinball() {
        double[][] pinball = valuesAndDerivatives(new Loss.Quantile(0.75), -4, 4);
        assertThat(pinball[0]).containsExactly(3, 1);
        assertThat(pinball[1]).containsExactly(-0.75, 0.25);
        assertThat(new Loss.Quantile(0.5).at(-7)).isEqualTo(3.5);
    }

    /** The second derivative is nowhere above what the loss says, and reaches it. */
    @Test
    void curvatures() {
        for (Loss loss : List.of(new Loss.Squared(), new Loss.Huber(1.5), new Loss.LogCosh())) {
            double most = Double.NEGATIVE_INFINITY;
            for (double r = -4; r <= 4; r += 1e-3) {
                most = Math.max(most, (loss.at(r + 1e-3) - 2 * loss.at(r) + loss.at(r - 1e-3)) / 1e-6);
            }
            assertThat(most).isCloseTo(loss.curvature().orElseThrow(), within(1e-5));
        }
    }

    @Test
    void whatCannotBe() {
        for (String q : List.of("0", "1", "-0.1", "1.5", "NaN")) {
            assertThatThrownBy(() -> new Loss.Quantile(Double.parseDouble(q)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("quantile is " + q);
        }
        Loss mean = new Loss.Custom("mean", r -> r.square().mean(), OptionalDouble.of(2));
        assertThatThrownBy(() -> mean.of(Tensor.parameter("r", 3, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The loss 'mean' makes");
    }
}
