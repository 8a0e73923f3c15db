package org.jellygrad.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jellygrad.autograd.program.NativeArray;
import org.jellygrad.autograd.program.Program;
import org.junit.jupiter.api.Test;

/**
 * What running and compiling allocate, by the JVM's count for the thread and ND4J's for native arrays. What is allocated and freed again is
 * seen too: native memory that Java asks for has an object on the heap.
 */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static Tensor meanSquare(Tensor residual) {
        return residual.square().mean();
    }

    private static Tensor meanHuber(Tensor residual) {
        return residual.apply(new OwnOps.Huber(0.5)).mean();
    }

    /** Exactly nothing, on the heap or off it: bind, set, run, read and update, over a thousand steps. */
    @Test
    void steppingAllocatesNothing() {
        for (UnaryOperator<Tensor> of :
                List.<UnaryOperator<Tensor>>of(AllocationTest::meanSquare, AllocationTest::meanHuber)) {
            assertThat(allocated(5, 1, of)).isZero();
            assertThat(allocated(1000, 10, of)).isZero();
        }
    }

    /** The least of several batches of steps: code that the JVM has not compiled yet may box a number. */
    private static long allocated(int n, int d, UnaryOperator<Tensor> of) {
        Tensor data = Tensor.rows("X", n, d);
        Tensor target = Tensor.rows("y", n, 1);
        Tensor weights = Tensor.parameter("w", d, 1);
        Tensor bias = Tensor.parameter("b");
        Tensor value = of.apply(data.matmul(weights).plus(bias).residual(target));
        List<Tensor> by = Gradients.of(value, weights, bias);
        long least = Long.MAX_VALUE;
        try (Program program = Program.compile(value, by.get(0), by.get(1));
                NativeArray numbers = NativeArray.allocate(n * (d + 1L))) {
            for (int i = 0; i < numbers.size(); i++) {
                numbers.put(i, Math.sin(i));
            }
            double[] w = new double[d];
            double[] b = new double[1];
            double[] gradient = new double[d];
            for (int batch = 0; batch < 30; batch++) {
                long before = allocated();
                for (int step = 0; step < 1000; step++) {
                    program.bind(data, numbers, 0, n);
                    program.bind(target, numbers, (long) n * d, n);
                    program.set(weights, w);
                    program.set(bias, b);
                    program.run();
                    program.read(by.get(0), gradient);
                    for (int i = 0; i < d; i++) {
                        w[i] -= 1e-3 * gradient[i];
                    }
                    b[0] -= 1e-3 * program.scalar(by.get(1));
                }
                least = Math.min(least, allocated() - before);
            }
            assertThat(program.scalar(value)).isPositive();
        }
        return least;
    }

    /**
     * Differentiating and compiling a graph four times as long takes four times the work, counted in bytes allocated, which do not depend
     * on what else the machine does; one hash table more or less may double once, hence up to 5.
     */
    @Test
    void workGrowsAsTheGraph() {
        worked(2_000);
        double ratio = (double) worked(40_000) / worked(10_000);
        assertThat(ratio).isBetween(3.0, 5.0);
    }

    private static long worked(int nodes) {
        Tensor start = Tensor.parameter("start");
        Tensor chain = start;
        for (int i = 0; i < nodes; i++) {
            // Factors below 1, whose product soon is too small to stay one number.
            chain = i % 2 == 0 ? chain.times(0.5 + i % 7 / 20.0).plus(start) : chain.sin();
        }
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Program.compile(chain, Gradients.of(chain, start).get(0)).close();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    /** A last batch is often short: rows that change from run to run cost no byte either, whatever the calls. */
    @Test
    void changingRowsAllocatesNothing() {
        int n = 40;
        Tensor data = Tensor.rows("X", n, 3);
        Tensor bias = Tensor.parameter("b", 1, 3);
        Tensor moved = data.plus(bias).concatenate(1, data.slice(1, 0, 2).clip(-0.5, 0.5));
        Tensor value = moved.prod(1).plus(data.apply(new OwnOps.Cube()).max(1)).mean();
        List<Tensor> by = Gradients.of(value, bias);
        long least = Long.MAX_VALUE;
        try (Program program = Program.compile(value, by.get(0));
                NativeArray numbers = NativeArray.allocate(3L * n)) {
            for (int i = 0; i < numbers.size(); i++) {
                numbers.put(i, Math.sin(i));
            }
            program.set(bias, 1, 2, 3);
            for (int batch = 0; batch < 40; batch++) {
                long before = allocated();
                for (int step = 0; step < 500; step++) {
                    program.bind(data, numbers, 0, n - step % 2 * 7);
                    program.run();
                }
                least = Math.min(least, allocated() - before);
            }
        }
        assertThat(least).isZero();
    }

    private static long allocated() {
        return THREADS.getCurrentThreadAllocatedBytes() + NativeArray.nativeBytes();
    }
}
