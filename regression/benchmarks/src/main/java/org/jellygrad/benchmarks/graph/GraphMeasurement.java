package org.jellygrad.benchmarks.graph;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.jellygrad.autograd.Gradients;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.program.Program;
import org.jellygrad.benchmarks.measurement.Measurement;
import org.jellygrad.benchmarks.measurement.ResultTable;

/** Building, differentiating and compiling large graphs. */
public final class GraphMeasurement implements Measurement {
    private static final int ROUNDS = 9;
    /**
     * Linear is what costs for each node no more than so many times what it costs in a graph of 10 000, which fits a cache where 150 000 do
     * not; what grew as the square would cost 15 times as much.
     */
    private static final double LINEAR = 4;

    @Override
    public String name() {
        return "graph";
    }

    @Override
    public ResultTable run() {
        // One round of a middling size is enough to have everything compiled by the JVM.
        measure(50_000);
        List<List<Object>> rows = new ArrayList<>();
        double linear = 0;
        for (int nodes : new int[] {1000, 10_000, 50_000, 150_000}) {
            Cost cost = measure(nodes);
            double each = 1e3 * (cost.differentiate.processor + cost.compileBoth.processor) / nodes;
            boolean judged = linear > 0;
            rows.add(List.of(
                    (double) nodes,
                    cost.compile.wall,
                    cost.differentiate.wall,
                    cost.compileBoth.wall,
                    1e3 * (cost.differentiate.wall + cost.compileBoth.wall) / nodes,
                    each,
                    cost.bytes / nodes,
                    judged ? "≤ " + ResultTable.number(linear) + " processor µs" : "",
                    judged ? each <= linear ? "yes" : "NO" : ""));
            linear = nodes == 10_000 ? LINEAR * each : linear;
        }
        return new ResultTable(
                "Graphs of so many scalar nodes: milliseconds, medians of " + ROUNDS
                        + ". Gradient and its compilation together: microseconds by the clock and of the thread's processor time"
                        + " (collecting garbage is other threads'), and bytes allocated, per node; linear growth must be reached",
                List.of(
                        "nodes",
                        "compile graph",
                        "gradient",
                        "compile with gradient",
                        "µs per node",
                        "processor µs",
                        "bytes",
                        "must reach",
                        "reached"),
                rows);
    }

    /**
     * A time in milliseconds.
     *
     * @param wall by the clock
     * @param processor of the thread's own processor time
     */
    public record Time(double wall, double processor) {}

    /**
     * What a graph takes.
     *
     * @param compile the graph alone
     * @param differentiate the gradient
     * @param compileBoth the graph with its gradient
     * @param bytes allocated on the heap for gradient and compilation
     */
    public record Cost(Time compile, Time differentiate, Time compileBoth, double bytes) {}

    /** Medians of several rounds, each number by itself. */
    public static Cost measure(int nodes) {
        List<Cost> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            rounds.add(once(nodes));
        }
        return new Cost(
                medianTime(rounds, Cost::compile),
                medianTime(rounds, Cost::differentiate),
                medianTime(rounds, Cost::compileBoth),
                median(rounds, Cost::bytes));
    }

    private static Time medianTime(List<Cost> rounds, CostPart part) {
        return new Time(median(rounds, cost -> part.of(cost).wall), median(rounds, cost -> part.of(cost).processor));
    }

    private static double median(List<Cost> rounds, ToDoubleFunction<Cost> number) {
        return rounds.stream().mapToDouble(number).sorted().toArray()[ROUNDS / 2];
    }

    @FunctionalInterface
    private interface CostPart {
        Time of(Cost cost);
    }

    private static Cost once(int nodes) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        SplittableRandom random = new SplittableRandom(nodes);
        Tensor x = Tensor.parameter("x");
        Tensor y = x;
        for (int i = 0; i < nodes / 3; i++) {
            // Another factor at each step, so that nothing is shared or folded away; sines keep the values in range.
            y = y.times(random.nextDouble(0.5, 1)).plus(x).sin();
        }
        Stopwatch watch = new Stopwatch(threads);
        Program.compile(y).close();
        Time compile = watch.lap();
        long bytes = threads.getCurrentThreadAllocatedBytes();
        Tensor gradient = Gradients.of(y, x).get(0);
        Time differentiate = watch.lap();
        Program.compile(y, gradient).close();
        Time both = watch.lap();
        return new Cost(compile, differentiate, both, threads.getCurrentThreadAllocatedBytes() - bytes);
    }

    private static final class Stopwatch {
        private final ThreadMXBean threads;
        private long wall = System.nanoTime();
        private long processor;

        Stopwatch(ThreadMXBean threads) {
            this.threads = threads;
            processor = threads.getCurrentThreadCpuTime();
        }

        /** The time since the last lap. */
        Time lap() {
            long nowWall = System.nanoTime();
            long nowProcessor = threads.getCurrentThreadCpuTime();
            Time lap = new Time((nowWall - wall) / 1e6, (nowProcessor - processor) / 1e6);
            wall = nowWall;
            processor = nowProcessor;
            return lap;
        }
    }
}
