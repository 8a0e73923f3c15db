package org.jellygrad.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The compiled program and the graph as written give the same, on random graphs, to what rounding allows. */
class AgreementTest {
    private static final int GRAPHS = 300;
    private static final double EPSILON = 0x1p-52;

    @Test
    void rewritesChangeOnlyRounding() {
        for (int seed = 0; seed < GRAPHS; seed++) {
            check(new RandomGraph(seed, 10 + seed % 40), seed);
        }
    }

    private static void check(RandomGraph graph, int seed) {
        List<Tensor> wanted = new ArrayList<>(List.of(graph.loss));
        List<Tensor> bounds = new ArrayList<>(List.of(graph.magnitude));
        wanted.addAll(Gradients.of(graph.loss, graph.parameters.toArray(Tensor[]::new)));
        bounds.addAll(Gradients.of(
                graph.magnitude,
                graph.parameters.stream().map(graph.leaves::get).toArray(Tensor[]::new)));
        Tensor[] all = wanted.toArray(Tensor[]::new);
        try (Program fast = Program.compile(all);
                Program checked = Program.compileChecked(all);
                Program magnitude = Program.compileChecked(bounds.toArray(Tensor[]::new))) {
            for (long rows : new long[] {RandomGraph.CAPACITY, 1, 4}) {
                Map<Tensor, double[]> values = graph.values(rows);
                graph.leaves.forEach((node, absolute) -> {
                    fast.set(node, values.getOrDefault(node, new double[0]));
                    checked.set(node, values.getOrDefault(node, new double[0]));
                    magnitude.set(absolute, values.getOrDefault(absolute, new double[0]));
                });
                fast.run();
                checked.run();
                magnitude.run();
                int nodes = Graph.order(wanted).size();
                for (int i = 0; i < all.length; i++) {
                    double[] actual = fast.values(all[i]);
                    double[] expected = checked.values(all[i]);
                    double[] terms = magnitude.values(bounds.get(i));
                    for (int j = 0; j < actual.length; j++) {
                        assertThat(actual[j])
                                .as("graph %d, %d rows, wanted %d[%d]", seed, rows, i, j)
                                .isEqualTo(expected[j], within(2 * nodes * EPSILON * terms[j] + Double.MIN_NORMAL));
                    }
                }
            }
        }
    }
}
