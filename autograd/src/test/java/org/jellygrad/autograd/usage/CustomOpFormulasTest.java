package org.jellygrad.autograd.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jellygrad.autograd.Composite;
import org.jellygrad.autograd.CustomOp;
import org.jellygrad.autograd.Shape;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.Values;
import org.jellygrad.autograd.explain.Explanation;
import org.jellygrad.autograd.program.Program;
import org.junit.jupiter.api.Test;

/** How ops that users write read, and their pull-backs. */
class CustomOpFormulasTest {
    private final Tensor a = Tensor.parameter("a", 2);
    private final Tensor b = Tensor.parameter("b", 2);
    private final Map<Tensor, double[]> at = Map.of(a, new double[] {4, -2}, b, new double[] {5, 3});

    private static Explanation.Node node(Explanation explanation, String id) {
        return explanation.nodes().stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Explanation explain(Tensor y, int element) {
        Tensor all = y.named("y").sum().plus(b.sum().times(0));
        return Program.explain(all, at, element);
    }

    /** Running sums: each element is made from all before it. */
    private record RunningSum(boolean back) implements CustomOp {
        @Override
        public String name() {
            return back ? "running-sum-back" : "running-sum";
        }

        @Override
        public Shape shape(List<Tensor> inputs) {
            return inputs.get(0).shape();
        }

        @Override
        public void compute(Values out, List<Values> in) {
            double sum = 0;
            for (long i = 0; i < out.size(); i++) {
                long place = back ? out.size() - 1 - i : i;
                sum += in.get(0).get(place);
                out.set(place, sum);
            }
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of(upstream.apply(new RunningSum(!back)));
        }
    }

    /** Which elements make which only the op knows, so none is written out. */
    @Test
    void ofACustomOp() {
        Explanation explanation = explain(a.apply(new RunningSum(false)), 1);
        Explanation.Node y = node(explanation, "y");
        assertThat(y.numbers()).isEqualTo("running-sum([4, -2])");
        assertThat(y.value()).containsExactly(4, 2);
        assertThat(y.inFull()).isEmpty();
        Explanation.NodeUse use = node(explanation, "a").uses().get(0);
        assertThat(use.rule()).isEqualTo("running-sum-back(∂y)");
        assertThat(use.numbers()).isEqualTo("running-sum-back([1, 1])");
        assertThat(use.part()).containsExactly(2, 1);
        assertThat(use.inFull()).isEmpty();
    }

    /** Weighted by a second array, less the mean if so chosen. */
    private record Weighted(boolean centred) implements Composite {
        @Override
        public String name() {
            return "weighted";
        }

        @Override
        public Tensor expand(List<Tensor> inputs) {
            Tensor x = inputs.get(0);
            return (centred ? x.minus(x.mean()) : x).square().plus(1).times(inputs.get(1));
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            Tensor x = self.inputs().get(0);
            Tensor w = self.inputs().get(1);
            return List.of(
                    upstream.times(w).times(x).times(2),
                    upstream.times(x.square().plus(1)));
        }
    }

    /** The pull-back reads as it was written; an element is written out if all that the op expands to is elementwise. */
    @Test
    void ofAComposite() {
        Explanation.Node y = node(explain(a.apply(new Weighted(false), b), 1), "y");
        assertThat(y.numbers()).isEqualTo("weighted([4, -2], [5, 3])");
        assertThat(y.inFull()).isEqualTo("weighted(-2, 3) = 15");
        Explanation explanation = explain(a.apply(new Weighted(true), b), 1);
        assertThat(node(explanation, "y").inFull()).isEmpty();
        Explanation.NodeUse use = node(explanation, "a").uses().get(0);
        assertThat(use.rule()).isEqualTo("2·∂y·b·a");
        assertThat(use.inFull()).isEqualTo("2·1·3·(-2) = -12");
        assertThat(node(explanation, "b").uses().get(1).rule()).isEqualTo("∂y·(a² + 1)");
    }

    /** A pull-back as long as a program is not written out. */
    @Test
    void longPullBacksAreCutShort() {
        Explanation.NodeUse use =
                node(explain(a.apply(new Doubled(64)), 1), "a").uses().get(0);
        assertThat(use.rule()).contains("…").hasSizeLessThan(500);
        assertThat(use.inFull()).hasSizeLessThan(500);
        assertThat(use.part()).containsExactly(0x1p64, 0x1p64);
    }

    private record Doubled(int times) implements Composite {
        @Override
        public String name() {
            return "doubled";
        }

        @Override
        public Tensor expand(List<Tensor> inputs) {
            Tensor y = inputs.get(0);
            for (int i = 0; i < times; i++) {
                y = y.plus(y);
            }
            return y;
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of(expand(List.of(upstream)));
        }
    }
}
