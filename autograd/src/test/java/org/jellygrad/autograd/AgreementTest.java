package org.jellygrad.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jellygrad.autograd.compile.Compiler;
import org.jellygrad.autograd.program.Program;
import org.junit.jupiter.api.Test;

/** The compiled program and the graph as written give the same, on random graphs, to what rounding allows. */
class AgreementTest {
    private static final int GRAPHS = 300;
    private static final double EPSILON = 0x1p-52;

    /** Half of the graphs are of arrays that the JVM computes, half of arrays long enough for the kernels. */
    private static RandomGraph graph(int seed) {
        return new RandomGraph(seed, 10 + seed % 40, capacity(seed));
    }

    private static int capacity(int seed) {
        return seed % 2 == 0 ? 6 : 40;
    }

    @Test
    void rewritesChangeOnlyRounding() {
        for (int seed = 0; seed < GRAPHS; seed++) {
            check(graph(seed), seed);
        }
    }

    /** What no graph holds, no run compares: every op as it is written, and all that the rewrites make of them. */
    @Test
    void everyOpIsCompared() {
        Set<Object> written = new HashSet<>();
        Set<Object> made = new HashSet<>();
        for (int seed = 0; seed < GRAPHS; seed++) {
            RandomGraph graph = graph(seed);
            List<Tensor> wanted = new ArrayList<>(List.of(graph.loss));
            wanted.addAll(Gradients.of(graph.loss, graph.parameters.toArray(Tensor[]::new)));
            Graph.order(List.of(graph.loss)).forEach(node -> written.add(Family.kind(node.op())));
            Compiler.compile(wanted, true).plan().order().forEach(node -> made.add(Family.kind(node.op())));
        }
        written.addAll(made);
        assertThat(Family.of(Op.class)).allMatch(kind -> written.contains(kind) || isOfUsers(kind, written));
        assertThat(made).containsAll(Family.of(fused(made)).toList());
    }

    /** The compiler's sealed family, which only the compiler sees: one of its members is found among what was made. */
    private static Class<?> fused(Set<Object> made) {
        return made.stream()
                .filter(kind -> kind instanceof Class<?> type && Primitive.Compiled.class.isAssignableFrom(type))
                .map(kind -> ((Class<?>) kind).getInterfaces()[0])
                .findFirst()
                .orElseThrow();
    }

    private static boolean isOfUsers(Object kind, Set<Object> written) {
        return kind instanceof Class<?> open
                && written.stream().anyMatch(used -> used instanceof Class<?> own && open.isAssignableFrom(own));
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
            for (long rows : new long[] {capacity(seed), 1, 4}) {
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

    private final Tensor x = Tensor.parameter("x", 40);
    private final Tensor y = Tensor.parameter("y", 40);
    private final Tensor s = Tensor.parameter("s");
    private final Tensor m = Tensor.parameter("M", 3, 3);
    private final Tensor v = Tensor.parameter("v", 3, 1);

    /** Equal to the rounding of a sum of 40 terms, or both the same infinity, or both NaN. */
    private void same(Tensor wanted, double atX, double atY, double atS, double firstOfM) {
        try (Program fast = Program.compile(wanted);
                Program checked = Program.compileChecked(wanted)) {
            Map<Tensor, double[]> at = Map.of(
                    x, filled(atX), y, filled(atY), s, new double[] {atS}, v, new double[] {1, 2, 3}, m, new double[] {
                        firstOfM, 1, 2, 3, 4, 5, 6, 7, 8
                    });
            for (Tensor leaf : Graph.order(List.of(wanted))) {
                double[] values = at.get(leaf);
                if (values != null) {
                    fast.set(leaf, values);
                    checked.set(leaf, values);
                }
            }
            fast.run();
            checked.run();
            double[] expected = checked.values(wanted);
            double[] actual = fast.values(wanted);
            for (int i = 0; i < expected.length; i++) {
                String what = "%s of x = %s, y = %s, s = %s, M₀₀ = %s".formatted(wanted, atX, atY, atS, firstOfM);
                if (Double.isFinite(expected[i])) {
                    assertThat(actual[i]).as(what).isEqualTo(expected[i], within(40 * Math.ulp(expected[i])));
                } else {
                    assertThat(actual[i]).as(what).isEqualTo(Double.valueOf(expected[i]));
                }
            }
        }
    }

    private static double[] filled(double value) {
        double[] all = new double[40];
        Arrays.fill(all, value);
        return all;
    }

    /** 0·∞ and 0·NaN are NaN, also where the 0 is a factor that BLAS takes. */
    @Test
    void zeroTimesWhatIsNotFiniteIsNotANumber() {
        for (double value : new double[] {1000, -1000, Double.NaN, Double.POSITIVE_INFINITY}) {
            same(x.exp().times(0), value, 1, 0, 1);
            same(x.exp().times(s), value, 1, 0, 1);
            same(x.exp().times(s), value, 1, 2, 1);
            same(x.exp().times(0).plus(y), value, 1, 0, 1);
            same(x.exp().times(s).plus(y), value, 1, 0, 1);
            same(x.exp().times(2).minus(x.exp().times(2)), value, 1, 0, 1);
            same(x.exp().sum().times(s), value, 1, 0, 1);
            for (Tensor product : List.of(
                    m.matmul(v),
                    m.transpose().matmul(v),
                    m.matmul(m),
                    v.transpose().matmul(m))) {
                same(product.times(0), 1, 1, 0, value);
                same(product.times(s), 1, 1, 0, value);
                same(product.times(s), 1, 1, 0.5, value);
                same(product.times(s).plus(product.square()), 1, 1, 0, value);
            }
            same(v.matmul(v.transpose()).times(s).plus(m), 1, 1, 0, value);
        }
    }

    /** Factors are merged and inverted only while they stay normal numbers. */
    @Test
    void factorsNeitherOverflowNorVanish() {
        for (double value : new double[] {0, 1e-310, 1e-200, 1, 1000, 1e300}) {
            same(x.times(1e200).dot(y.times(1e200)), value, 1e-200, 1, 1);
            same(x.times(1e200).times(y.times(1e200)), value, 1e-200, 1, 1);
            same(x.times(1e-200).times(1e-200).times(1e300), value, 1, 1, 1);
            same(x.times(1e308).plus(x.times(1e308)), value, 1, 1, 1);
            same(x.dividedBy(1e-310), value, 1, 1, 1);
            same(x.dividedBy(1e308), value, 1, 1, 1);
            same(x.dividedBy(3), value, 1, 1, 1);
            for (double scalar : new double[] {0, 1e-310, 3, 1e308}) {
                same(x.dividedBy(s), value, 1, scalar, 1);
                same(s.dividedBy(x), value, 1, scalar, 1);
            }
            same(Tensor.constant(1e-310).dividedBy(x), value, 1, 1, 1);
            same(Tensor.constant(1).dividedBy(x), value, 1, 1, 1);
        }
    }
}
