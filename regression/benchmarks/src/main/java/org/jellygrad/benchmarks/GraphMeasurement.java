package org.jellygrad.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jellygrad.autograd.Gradients;
import org.jellygrad.autograd.Program;
import org.jellygrad.autograd.Tensor;

/** Building, differentiating and compiling large graphs. */
final class GraphMeasurement implements Measurement {
    @Override
    public String name() {
        return "graph";
    }

    @Override
    public String summary() {
        return "build, differentiate, compile and run graphs of 1 000 to 150 000 nodes";
    }

    @Override
    public Table run() {
        List<List<Object>> rows = new ArrayList<>();
        for (int nodes : new int[] {1000, 10_000, 50_000, 150_000}) {
            double[] best = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
            for (int round = 0; round < 8; round++) {
                round(nodes, best);
            }
            rows.add(List.of((double) nodes, best[0], best[1], best[2], best[3]));
        }
        return new Table(
                "Milliseconds for a graph of so many scalar nodes, best of 8",
                List.of("nodes", "build", "differentiate", "compile graph", "compile with gradient"),
                rows);
    }

    private static void round(int nodes, double[] best) {
        SplittableRandom random = new SplittableRandom(nodes);
        long start = System.nanoTime();
        Tensor x = Tensor.parameter("x");
        Tensor y = x;
        for (int i = 0; i < nodes / 3; i++) {
            // Another factor at each step, so that nothing is shared or folded away; sines keep the values in range.
            y = y.times(random.nextDouble(0.5, 1)).plus(x).sin();
        }
        long built = System.nanoTime();
        Tensor gradient = Gradients.of(y, x).get(0);
        long differentiated = System.nanoTime();
        Program.compile(y).close();
        long compiled = System.nanoTime();
        Program.compile(y, gradient).close();
        long both = System.nanoTime();
        long[] times = {built - start, differentiated - built, compiled - differentiated, both - compiled};
        for (int i = 0; i < times.length; i++) {
            best[i] = Math.min(best[i], times[i] / 1e6);
        }
    }
}
