package org.jellygrad.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.jellygrad.autograd.program.Program;
import org.junit.jupiter.api.Test;

/** Numbers and behaviours that the field knows. */
class FieldFactsTest {
    private static Tensor number(double value) {
        return Tensor.constant(value);
    }

    /** The expression of micrograd's README. */
    @Test
    void micrograd() {
        Tensor a = number(-4);
        Tensor b = number(2);
        Tensor c = a.plus(b);
        Tensor d = a.times(b).plus(b.power(3));
        c = c.plus(c.plus(1));
        c = c.plus(number(1).plus(c).plus(a.negate()));
        d = d.plus(d.times(2).plus(b.plus(a).relu()));
        d = d.plus(d.times(3).plus(b.minus(a).relu()));
        Tensor e = c.minus(d);
        Tensor f = e.power(2);
        Tensor g = f.dividedBy(2);
        g = g.plus(number(10).dividedBy(f));
        List<Tensor> gradients = Gradients.of(g, a, b);
        try (Program program = Program.compile(g, gradients.get(0), gradients.get(1))) {
            program.run();
            assertThat(program.scalar(g)).isEqualTo(24.70408163265306, within(1e-13));
            assertThat(program.scalar(gradients.get(0))).isEqualTo(138.83381924198252, within(1e-12));
            assertThat(program.scalar(gradients.get(1))).isEqualTo(645.5772594752186, within(1e-12));
        }
    }

    @Test
    void aNodeUsedTwiceGetsBothGradients() {
        Tensor a = number(1);
        Tensor b = a.plus(a);
        assertThat(Program.value(Gradients.of(b.plus(b), a).get(0))).isEqualTo(4);
        Tensor x = number(3);
        assertThat(Program.value(Gradients.of(x.times(x), x).get(0))).isEqualTo(6);
    }

    /** A walk over paths instead of nodes would take 2^64 steps. */
    @Test
    void sixtyFourDoublings() {
        Tensor x = number(1);
        Tensor y = x;
        for (int i = 0; i < 64; i++) {
            y = y.plus(y);
        }
        assertThat(Program.value(Gradients.of(y, x).get(0))).isEqualTo(0x1p64);
    }

    @Test
    void aChainOf150000NodesFitsTheStack() {
        Tensor x = Tensor.parameter("x");
        Tensor y = x;
        for (int i = 0; i < 50_000; i++) {
            y = y.times(1.000_01).plus(x).negate();
        }
        Tensor gradient = Gradients.of(y, x).get(0);
        double expected = 1;
        for (int i = 0; i < 50_000; i++) {
            expected = -(expected * 1.000_01 + 1);
        }
        try (Program program = Program.compile(y, gradient)) {
            program.set(x, 0.5);
            program.run();
            assertThat(program.scalar(gradient)).isEqualTo(expected, within(1e-9));
        }
    }

    @Test
    void secondDerivatives() {
        Tensor x = number(3);
        Tensor y = number(5);
        Tensor z = x.square().plus(x.times(y)).plus(y.square());
        List<Tensor> first = Gradients.of(z, x, y);
        assertThat(Program.value(first.get(0))).isEqualTo(11);
        assertThat(Program.value(first.get(1))).isEqualTo(13);
        Tensor along = first.get(0).times(2).plus(first.get(1));
        assertThat(Gradients.of(along, x, y)).extracting(Program::value).containsExactly(5.0, 4.0);
    }

    @Test
    void gradientOfAMeanOfExponentials() {
        Tensor x = Tensor.constant(new double[] {-2, -1, 0, 1, 2});
        double[] gradient = Program.valuesOf(Gradients.of(x.exp().mean(), x).get(0));
        double[] known = {0.0270671, 0.0735759, 0.2, 0.5436564, 1.4778112};
        for (int i = 0; i < known.length; i++) {
            assertThat(gradient[i]).isEqualTo(known[i], within(5e-8));
        }
    }

    @Test
    void broadcastingIsUndoneBySums() {
        Tensor column = Tensor.constant(new double[] {1, 2, 3}, 3, 1);
        Tensor row = Tensor.constant(new double[] {1, 2, 3, 4}, 1, 4);
        List<Tensor> gradients = Gradients.of(column.plus(row).sum(), column, row);
        assertThat(Program.valuesOf(gradients.get(0))).containsExactly(4, 4, 4);
        assertThat(Program.valuesOf(gradients.get(1))).containsExactly(3, 3, 3, 3);
    }

    @Test
    void matrixProduct() {
        Tensor left = Tensor.constant(new double[] {6, -9, -12, 15, 0, 4}, 2, 3);
        Tensor right = Tensor.constant(new double[] {2, 3, -4}, 3, 1);
        Tensor product = left.matmul(right);
        assertThat(Program.valuesOf(product)).containsExactly(33, 14);
        assertThat(Program.valuesOf(Gradients.of(product.sum(), left).get(0))).containsExactly(2, 3, -4, 2, 3, -4);
    }

    @Test
    void conventionsAtKinks() {
        Tensor zero = number(0);
        Tensor minusOne = number(-1);
        assertThat(Program.value(Gradients.of(minusOne.power(10), minusOne).get(0)))
                .isEqualTo(-10);
        assertThat(Program.value(Gradients.of(zero.abs(), zero).get(0))).isZero();
        Tensor tie = Tensor.constant(new double[] {7, 7});
        Tensor other = Tensor.constant(new double[] {7, 8});
        assertThat(Program.valuesOf(Gradients.of(tie.maximum(other).sum(), tie).get(0)))
                .containsExactly(0.5, 0);
        assertThat(Program.valuesOf(Gradients.of(tie.minimum(other).sum(), tie).get(0)))
                .containsExactly(0.5, 1);
        assertThat(Program.value(Gradients.of(zero.power(0), zero).get(0))).isZero();
    }

    @Test
    void nanIsKept() {
        Tensor nan = Tensor.constant(new double[] {Double.NaN, 1});
        Tensor one = Tensor.constant(new double[] {1, Double.NaN});
        for (Tensor kept : List.of(nan.maximum(one), nan.minimum(one))) {
            assertThat(Program.valuesOf(kept)).containsOnly(Double.NaN);
        }
        for (Tensor kept : List.of(nan.clip(-1, 1), nan.clip(-1, 2), nan.sign(), nan.abs())) {
            assertThat(Program.valuesOf(kept)[0]).isNaN();
        }
        // Its derivative too, of all that have a kink.
        for (Tensor kept :
                List.of(nan.clip(-1, 1), nan.clip(-1, 2), nan.abs(), nan.relu(), nan.maximum(one), nan.max())) {
            assertThat(Program.valuesOf(Gradients.of(kept.sum(), nan).get(0))[0])
                    .as(kept.toString())
                    .isNaN();
        }
    }

    @Test
    void aResidualRefusesToBroadcast() {
        Tensor column = Tensor.constant(new double[] {1, 2}, 2, 1);
        Tensor vector = Tensor.constant(new double[] {1, 2});
        assertThat(column.minus(vector).shape()).isEqualTo(Shape.of(2, 2));
        assertThatThrownBy(() -> column.residual(vector))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("residual: shapes [2, 1] and [2] do not fit.\n\n")
                .hasMessageContaining("prediction.residual(target.reshape(2, 1))");
    }

    @Test
    void unusedParametersAreNamed() {
        Tensor x = Tensor.parameter("x");
        Tensor unused = Tensor.parameter("unused");
        assertThatThrownBy(() -> Gradients.of(x.square(), unused))
                .hasMessageStartingWith("No gradient reaches 'unused' = parameter [].")
                .hasMessageContaining("It is not used");
        Tensor sign = x.sign().named("direction");
        assertThatThrownBy(() -> Gradients.of(sign.times(2), x)).hasMessageContaining("cut at 'direction' = sign []");
        assertThatThrownBy(() -> Gradients.of(Tensor.constant(new double[] {1, 2}), x))
                .hasMessageContaining("Reduce it first");
    }

    @Test
    void reductionsOverAnyAxes() {
        double[] values = new double[24];
        Arrays.setAll(values, i -> i);
        Tensor t = Tensor.constant(values, 2, 3, 4);
        assertThat(Program.valuesOf(t.sum(0, 2))).containsExactly(60, 92, 124);
        assertThat(t.sumKeepDims(1).shape()).isEqualTo(Shape.of(2, 1, 4));
        assertThat(Program.valuesOf(t.sum(-1))).containsExactly(6, 22, 38, 54, 70, 86);
        assertThat(Program.valuesOf(t.mean(1))).containsExactly(4, 5, 6, 7, 16, 17, 18, 19);
        assertThat(t.transpose().shape()).isEqualTo(Shape.of(4, 3, 2));
        assertThat(Program.valuesOf(t.transpose())).startsWith(0, 12, 4, 16, 8, 20, 1);
        assertThatThrownBy(() -> t.sum(3)).hasMessage("sum: shape [2, 3, 4] along axis 3.\n\nIt has axes 0 to 2.");
    }

    @Test
    void stableAtTheEdges() {
        Tensor x = Tensor.constant(new double[] {-800, -1e-20, 1e-20, 800});
        assertThat(Program.valuesOf(x.softplus())).containsExactly(0, Math.log(2), Math.log(2), 800);
        assertThat(Program.valuesOf(x.sigmoid())).containsExactly(0, 0.5, 0.5, 1);
        assertThat(Program.valuesOf(x.log1p())[2]).isEqualTo(1e-20);
        assertThat(Program.valuesOf(x.expm1())[1]).isEqualTo(-1e-20);
        assertThat(Program.valuesOf(x.tanh())[2]).isEqualTo(1e-20, within(1e-35));
        Tensor kink = Tensor.constant(0);
        assertThat(Program.value(Gradients.of(kink.relu(), kink).get(0))).isZero();
        assertThat(Program.value(Gradients.of(kink.clip(0, 1), kink).get(0))).isEqualTo(1);
        Tensor ties = Tensor.constant(new double[] {2, 1, 2});
        assertThat(Program.valuesOf(Gradients.of(ties.max(), ties).get(0))).containsExactly(0.5, 0, 0.5);
    }
}
