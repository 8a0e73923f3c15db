package org.jellygrad.benchmarks.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.program.Program;
import org.jellygrad.benchmarks.measurement.Measurement;
import org.jellygrad.benchmarks.measurement.ResultTable;

/** How the time of a run grows with the graph and with the arrays. */
public final class GrowthMeasurement implements Measurement {
    private static final int BATCHES = 11;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public ResultTable run() {
        List<List<Object>> rows = new ArrayList<>();
        for (int nodes = 10; nodes <= 100_000; nodes *= 10) {
            rows.add(row("scalar nodes", nodes, GrowthMeasurement::chain));
        }
        for (int size = 10; size <= 10_000_000; size *= 10) {
            rows.add(row("elements of x, in Σ(3x + 1)² − Σ|x|", size, GrowthMeasurement::arrays));
        }
        for (int size = 10; size <= 10_000_000; size *= 10) {
            rows.add(row("elements of x, in Σx", size, GrowthMeasurement::sum));
        }
        for (int size = 10; size <= 10_000_000; size *= 10) {
            rows.add(row("elements of x, in the maxima of each ten", size, GrowthMeasurement::maxima));
        }
        return new ResultTable(
                "Microseconds per run, median of " + BATCHES + " batches",
                List.of("what", "how many", "µs", "ns each"),
                rows);
    }

    private static List<Object> row(String what, int count, IntFunction<Tensor[]> graph) {
        Tensor[] made = graph.apply(count);
        double[] times = new double[BATCHES];
        try (Program program = Program.compile(made[1])) {
            double[] values = new double[Math.toIntExact(made[0].shape().size())];
            // In no order: a maximum of numbers in order is guessed by the processor.
            Arrays.setAll(values, Math::sin);
            program.set(made[0], values);
            int calls = Math.max(1, 2_000_000 / count);
            for (int batch = 0; batch < BATCHES; batch++) {
                long start = System.nanoTime();
                for (int i = 0; i < calls; i++) {
                    program.run();
                }
                times[batch] = (System.nanoTime() - start) / 1e3 / calls;
            }
        }
        Arrays.sort(times);
        double median = times[BATCHES / 2];
        return List.of(what, (double) count, median, median * 1e3 / count);
    }

    private static Tensor[] chain(int nodes) {
        Tensor x = Tensor.parameter("x");
        Tensor y = x;
        for (int i = 0; i < nodes; i++) {
            y = i % 2 == 0 ? y.plus(x) : y.times(x);
        }
        return new Tensor[] {x, y};
    }

    private static Tensor[] sum(int size) {
        Tensor x = Tensor.parameter("x", size);
        return new Tensor[] {x, x.sum()};
    }

    private static Tensor[] maxima(int size) {
        Tensor x = Tensor.parameter("x", size / 10, 10);
        return new Tensor[] {x, x.max(1)};
    }

    private static Tensor[] arrays(int size) {
        Tensor x = Tensor.parameter("x", size);
        return new Tensor[] {x, x.times(3).plus(1).square().sum().minus(x.abs().sum())};
    }
}
