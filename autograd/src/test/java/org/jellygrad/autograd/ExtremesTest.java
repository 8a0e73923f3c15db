package org.jellygrad.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jellygrad.autograd.program.Program;
import org.junit.jupiter.api.Test;

/** Scalars that are huge, tiny or not finite, known only when a program runs: what compiled and checked programs still agree on. */
class ExtremesTest {
    private static final double EPSILON = 0x1p-52;
    private static final int ROWS = 6;

    /** The values of a graph's loss and gradients, in both ways. */
    private record Both(List<Tensor> wanted, List<double[]> compiled, List<double[]> checked) {}

    private static List<Tensor> wanted(Tensor loss, List<Tensor> by) {
        List<Tensor> wanted = new ArrayList<>(List.of(loss));
        wanted.addAll(Gradients.of(loss, by.toArray(Tensor[]::new)));
        return wanted;
    }

    private static List<double[]> run(List<Tensor> wanted, boolean optimized, Map<Tensor, double[]> at) {
        Tensor[] all = wanted.toArray(Tensor[]::new);
        try (Program program = optimized ? Program.compile(all) : Program.compileChecked(all)) {
            at.forEach(program::set);
            program.run();
            return wanted.stream().map(program::values).toList();
        }
    }

    private static Both both(RandomGraph graph, Map<Tensor, double[]> at) {
        List<Tensor> wanted = wanted(graph.loss, graph.parameters);
        Map<Tensor, double[]> given = new LinkedHashMap<>(at);
        given.keySet().retainAll(graph.leaves.keySet());
        return new Both(wanted, run(wanted, true, given), run(wanted, false, given));
    }

    /** A random graph's data, with these two scalars, and all their sizes under the names of the graph of sizes. */
    private static Map<Tensor, double[]> data(RandomGraph graph, double s, double t) {
        Map<Tensor, double[]> data = graph.values(ROWS);
        graph.leaves.forEach((leaf, size) -> {
            double[] scalar =
                    "s".equals(leaf.name()) ? new double[] {s} : "t".equals(leaf.name()) ? new double[] {t} : null;
            if (scalar != null) {
                data.put(leaf, scalar);
                data.put(size, new double[] {Math.abs(scalar[0])});
            }
        });
        return data;
    }

    /**
     * The sums of the sizes of all terms; with {@code atLeastOne} of every factor f the greater of |f| and 1/|f|: no product of some of
     * them is beyond.
     */
    private static List<double[]> terms(RandomGraph graph, Map<Tensor, double[]> data, boolean atLeastOne) {
        List<Tensor> sizes = wanted(
                graph.magnitude,
                graph.parameters.stream().map(graph.leaves::get).toList());
        Map<Tensor, double[]> at = new LinkedHashMap<>();
        graph.leaves.values().forEach(size -> {
            double[] values = data.getOrDefault(size, new double[0]);
            at.put(
                    size,
                    atLeastOne
                            ? Arrays.stream(values).map(v -> Math.max(v, 1 / v)).toArray()
                            : values);
        });
        return run(sizes, false, at);
    }

    /** Where no product of a term's factors leaves the normal numbers, in whatever order, only rounding differs. */
    @Test
    void productsThatStayNormalAgree() {
        double[] scalars = {1e-250, -1e-160, 1e-60, 1e-20, -1e20, 1e60, 1e160, -1e250};
        SplittableRandom random = new SplittableRandom(3);
        int compared = 0;
        int extreme = 0;
        for (int seed = 0; seed < 400; seed++) {
            RandomGraph graph = RandomGraph.scaled(seed, 11 + seed % 20, ROWS);
            double s = scalars[random.nextInt(scalars.length)];
            Map<Tensor, double[]> data = data(graph, s, scalars[random.nextInt(scalars.length)]);
            List<double[]> furthest = terms(graph, data, true);
            List<double[]> terms = terms(graph, data, false);
            Both both = both(graph, data);
            int nodes = Graph.order(both.wanted).size();
            for (int i = 0; i < both.wanted.size(); i++) {
                for (int j = 0; j < terms.get(i).length; j++) {
                    if (furthest.get(i)[j] < 1e290) {
                        compared++;
                        extreme += Math.abs(Math.log10(Math.abs(both.checked.get(i)[j]))) > 100 ? 1 : 0;
                        assertThat(both.compiled.get(i)[j])
                                .as("graph %d, wanted %d[%d]", seed, i, j)
                                .isEqualTo(
                                        both.checked.get(i)[j],
                                        within(2 * nodes * EPSILON * terms.get(i)[j] + Double.MIN_NORMAL));
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(1000);
        assertThat(extreme).isGreaterThan(50);
    }

    /** An infinity or NaN that comes in makes the same results of a polynomial not finite, though it may be either; the others agree. */
    @Test
    void whatIsNotFiniteReachesTheSameResults() {
        int reached = 0;
        int spared = 0;
        for (int seed = 0; seed < 300; seed++) {
            for (double s : new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN}) {
                RandomGraph graph = RandomGraph.scaled(seed, 11 + seed % 20, ROWS);
                Map<Tensor, double[]> data = data(graph, s, 0.5);
                Both both = both(graph, data);
                for (int i = 0; i < both.wanted.size(); i++) {
                    boolean depends =
                            Graph.order(List.of(both.wanted.get(i))).stream().anyMatch(node -> "s".equals(node.name()));
                    for (int j = 0; j < both.checked.get(i).length; j++) {
                        boolean finite = Double.isFinite(both.checked.get(i)[j]);
                        reached += finite ? 0 : 1;
                        spared += finite ? 1 : 0;
                        assertThat(depends || finite).isTrue();
                        assertThat(Double.isFinite(both.compiled.get(i)[j]))
                                .as("graph %d, s = %s, wanted %d[%d]", seed, s, i, j)
                                .isEqualTo(finite);
                    }
                }
            }
        }
        assertThat(reached).isGreaterThan(1000);
        assertThat(spared).isGreaterThan(100);
    }

    /** BLAS multiplies by its alpha before it sums, and would overflow; what is compiled sums first, as written. */
    @Test
    void anExtremeScalarOfAProduct() {
        Tensor m = Tensor.parameter("M", 40, 30);
        Tensor w = Tensor.parameter("w", 30, 1);
        Tensor v = Tensor.parameter("v", 30, 20);
        Tensor s = Tensor.parameter("s");
        Set<Double> notFinite = new HashSet<>();
        for (Tensor product : List.of(m.matmul(w), m.matmul(v), w.transpose().matmul(v), v.matmul(v.transpose()))) {
            List<Tensor> scaled = List.of(product.times(s));
            for (double size : new double[] {1e-300, 1e-150, 1, 1e150, 1e160}) {
                Map<Tensor, double[]> at = new LinkedHashMap<>();
                Graph.order(List.of(product)).stream()
                        .filter(node -> node.op() instanceof Leaf)
                        .forEach(leaf -> at.put(leaf, sevens(size, leaf.shape().size())));
                for (double scalar :
                        new double[] {Double.MIN_VALUE, 1e-310, 1e308, -1e308, Double.POSITIVE_INFINITY, Double.NaN}) {
                    at.put(s, new double[] {scalar});
                    double[] checked = run(scaled, false, at).get(0);
                    double[] compiled = run(scaled, true, at).get(0);
                    for (int i = 0; i < checked.length; i++) {
                        if (Double.isFinite(checked[i])) {
                            assertThat(compiled[i])
                                    .as("%s · %s, numbers about %s", product, scalar, size)
                                    .isEqualTo(checked[i], within(60 * Math.ulp(checked[i])));
                        } else {
                            assertThat(compiled[i]).isEqualTo(Double.valueOf(checked[i]));
                            notFinite.add(checked[i]);
                        }
                    }
                }
            }
        }
        assertThat(notFinite).hasSize(3);
    }

    private static double[] sevens(double size, long count) {
        double[] values = new double[Math.toIntExact(count)];
        Arrays.setAll(values, i -> size * (1 + i % 7));
        return values;
    }
}
