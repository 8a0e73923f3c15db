package org.jellygrad.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
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
        return "differentiate and compile graphs of 1 000 to 150 000 nodes";
    }

    @Override
    public Table run() {
        List<List<Object>> rows = new ArrayList<>();
        for (int nodes : new int[] {1000, 10_000, 50_000, 150_000}) {
            Cost best = best(nodes);
            rows.add(List.of(
                    (double) nodes,
                    best.differentiate,
                    best.compile,
                    best.compileBoth,
                    1e3 * (best.differentiate + best.compileBoth) / nodes,
                    best.bytes / nodes));
        }
        return new Table(
                "Graphs of so many scalar nodes: milliseconds of processor time, best of 8; of both together per node,"
                        + " microseconds and bytes allocated",
                List.of("nodes", "gradient", "compile graph", "compile with gradient", "µs per node", "bytes per node"),
                rows);
    }

    /**
     * What it takes, in milliseconds of the thread's own processor time: collecting garbage, and other work on the machine, is not in it.
     *
     * @param differentiate the gradient
     * @param compile the graph alone
     * @param compileBoth the graph with its gradient
     * @param bytes allocated on the heap for gradient and compilation
     */
    record Cost(double differentiate, double compile, double compileBoth, double bytes) {
        private Cost min(Cost other) {
            return new Cost(
                    Math.min(differentiate, other.differentiate),
                    Math.min(compile, other.compile),
                    Math.min(compileBoth, other.compileBoth),
                    Math.min(bytes, other.bytes));
        }
    }

    static Cost best(int nodes) {
        Cost best = once(nodes);
        for (int round = 1; round < 8; round++) {
            best = best.min(once(nodes));
        }
        return best;
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
        long start = threads.getCurrentThreadCpuTime();
        Program.compile(y).close();
        long compiled = threads.getCurrentThreadCpuTime();
        long bytes = threads.getCurrentThreadAllocatedBytes();
        Tensor gradient = Gradients.of(y, x).get(0);
        long differentiated = threads.getCurrentThreadCpuTime();
        Program.compile(y, gradient).close();
        long both = threads.getCurrentThreadCpuTime();
        return new Cost(
                (differentiated - compiled) / 1e6,
                (compiled - start) / 1e6,
                (both - differentiated) / 1e6,
                threads.getCurrentThreadAllocatedBytes() - bytes);
    }
}
