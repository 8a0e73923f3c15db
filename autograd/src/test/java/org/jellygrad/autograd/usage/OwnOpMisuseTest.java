package org.jellygrad.autograd.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jellygrad.autograd.Composite;
import org.jellygrad.autograd.CustomOp;
import org.jellygrad.autograd.Gradients;
import org.jellygrad.autograd.Shape;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.Values;
import org.jellygrad.autograd.program.NativeArray;
import org.jellygrad.autograd.program.Program;
import org.junit.jupiter.api.Test;

/** What a message says of own ops that do not keep to the rules. */
class OwnOpMisuseTest {
    private final Tensor x = Tensor.parameter("x", 3);

    private record Own(Function<Tensor, Tensor> value, List<Tensor> gradients, boolean saysShape) implements Composite {
        @Override
        public String name() {
            return "own";
        }

        @Override
        public Shape shape(List<Tensor> inputs) {
            return saysShape ? inputs.get(0).shape() : Composite.super.shape(inputs);
        }

        @Override
        public Tensor expand(List<Tensor> inputs) {
            return value.apply(inputs.get(0));
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return gradients;
        }
    }

    @Test
    @SuppressWarnings("NullAway") // what users may do
    void ownOpsThatReturnNull() {
        Tensor y = x.apply(new Own(Tensor::square, null, false), x).sum();
        assertThatThrownBy(() -> Gradients.of(y, x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("own's pull-back returned null.\n\n");
        Tensor z = x.apply(new Own(Tensor::square, Arrays.asList(x, null), false), x)
                .sum();
        assertThatThrownBy(() -> Gradients.of(z, x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("own's pull-back returned null for an input.\n\n");
        assertThatThrownBy(() -> x.apply(new Own(in -> null, List.of(), false)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("own's expansion is null.\n\n");
    }

    private record NoShape() implements CustomOp {
        @Override
        public String name() {
            return "no-shape";
        }

        @Override
        @SuppressWarnings("NullAway") // what users may do
        public Shape shape(List<Tensor> inputs) {
            return null;
        }

        @Override
        public void compute(Values out, List<Values> in) {}

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of();
        }
    }

    @Test
    void anOwnOpWithoutAShape() {
        assertThatThrownBy(() -> x.apply(new NoShape()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no-shape's shape is null.\n\n");
    }

    private static Tensor applyItself(Tensor in) {
        return in.apply(new Own(OwnOpMisuseTest::applyItself, List.of(), true)).times(2);
    }

    private static Tensor nested(Tensor in, int depth) {
        return depth == 0
                ? in
                : in.apply(new Own(inner -> nested(inner, depth - 1), List.of(), false))
                        .plus(1);
    }

    @Test
    void ownOpsThatAreWrittenWithThemselves() {
        Tensor endless = applyItself(x);
        assertThatThrownBy(() -> Program.compile(endless))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("own's expansion does not end: ");
        assertThat(Program.value(nested(Tensor.constant(5), 30))).isEqualTo(35);
    }

    /** Its value is its first number, and the array is closed on the way. */
    private record Closing(NativeArray array) implements CustomOp {
        @Override
        public String name() {
            return "closing";
        }

        @Override
        public Shape shape(List<Tensor> inputs) {
            return Shape.SCALAR;
        }

        @Override
        public void compute(Values out, List<Values> in) {
            array.close();
            out.set(0, in.get(0).get(0));
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of();
        }
    }

    @Test
    void anArrayThatTheRunReadsIsNotClosed() {
        NativeArray read = NativeArray.allocate(3);
        NativeArray other = NativeArray.allocate(2);
        read.put(0, 7);
        Tensor first = x.apply(new Closing(read));
        Tensor second = x.apply(new Closing(other));
        try (Program program = Program.compile(first)) {
            program.bind(x, read, 0);
            for (int run = 0; run < 2; run++) {
                assertThatThrownBy(program::run)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("The native array of 3 doubles is being read by a run.\n\nClose it after the last"
                                + " program that reads it.");
            }
        }
        try (Program program = Program.compile(second)) {
            program.bind(x, read, 0);
            program.run();
            assertThat(program.scalar(second)).isEqualTo(7);
        }
        assertThatThrownBy(() -> other.get(0)).hasMessageContaining("is closed");
        read.close();
        assertThatThrownBy(() -> read.get(0)).hasMessageContaining("is closed");
    }
}
