package org.jellygrad.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ops of the user's that contradict themselves are named. */
class OwnOpsTest {
    /** An op of the user's with as many gradients as it is told to have. */
    private record SomeGradients(int count) implements Composite {
        @Override
        public String name() {
            return "own";
        }

        @Override
        public Tensor expand(List<Tensor> inputs) {
            return inputs.get(0).times(inputs.get(1));
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return Collections.nCopies(count, upstream);
        }
    }

    @Test
    void ownOpsThatContradictThemselvesAreNamed() {
        Tensor a = Tensor.parameter("a");
        Tensor b = Tensor.parameter("b");
        assertThat(Gradients.of(a.apply(new SomeGradients(2), b), a, b)).hasSize(2);
        for (int count : new int[] {1, 3}) {
            assertThatThrownBy(() -> Gradients.of(a.apply(new SomeGradients(count), b), b))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("own's pull-back: gradients: " + count + ", inputs: 2.\n\n");
        }
        Tensor x = Tensor.parameter("x", 3);
        assertThatThrownBy(() -> Program.compile(x.apply(new WrongShape())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("wrong-shape's expansion: shapes [] and [3] do not fit.\n\n");
    }

    /** Says that it keeps its input's shape, and sums. */
    private record WrongShape() implements Composite {
        @Override
        public String name() {
            return "wrong-shape";
        }

        @Override
        public Shape shape(List<Tensor> inputs) {
            return inputs.get(0).shape();
        }

        @Override
        public Tensor expand(List<Tensor> inputs) {
            return inputs.get(0).sum();
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of(upstream);
        }
    }
}
