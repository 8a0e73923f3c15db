package org.jellygrad.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The life of a program: binding, rows, running without garbage, misuse. */
class ProgramTest {
    private final Tensor x = Tensor.rows("X", 8, 1);
    private final Tensor y = Tensor.rows("y", 8, 1);
    private final Tensor w = Tensor.parameter("w", 1, 1);
    private final Tensor b = Tensor.parameter("b");
    private final Tensor loss = x.matmul(w).plus(b).residual(y).square().mean();
    private final List<Tensor> gradients = Gradients.of(loss, w, b);

    private Program program() {
        Program program = Program.compile(loss, gradients.get(0), gradients.get(1));
        program.set(w, 3);
        program.set(b, 20);
        return program;
    }

    /** Residuals x − 20 for x = 1..5: mean square 291, mean −17, mean of r·x −49. */
    @Test
    void meanDividesByTheRowsBound() {
        try (Program program = program();
                NativeArray data = NativeArray.allocate(10)) {
            data.put(0, new double[] {1, 2, 3, 4, 5, 42, 44, 46, 48, 50}, 0, 10);
            program.bind(x, data, 0, 5);
            program.bind(y, data, 5, 5);
            program.run();
            assertThat(program.scalar(loss)).isEqualTo(291, within(1e-12));
            assertThat(program.values(gradients.get(0))).containsExactly(-98);
            assertThat(program.scalar(gradients.get(1))).isEqualTo(-34, within(1e-13));

            program.bind(x, data, 1, 1);
            program.bind(y, data, 6, 1);
            program.run();
            assertThat(program.scalar(loss)).isEqualTo(18.0 * 18.0);
            assertThat(program.scalar(gradients.get(0))).isEqualTo(2 * -18.0 * 2);
        }
    }

    @Test
    void runningAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Program program = program();
                NativeArray data = NativeArray.allocate(10)) {
            double[] weights = {3};
            double[] gradient = new double[1];
            long nativeBefore = 0;
            long heapBefore = 0;
            for (int step = 0; step < 30_000; step++) {
                if (step == 20_000) {
                    nativeBefore = NativeArray.nativeBytes();
                    heapBefore = threads.getCurrentThreadAllocatedBytes();
                }
                program.bind(x, data, 0, 5);
                program.bind(y, data, 5, 5);
                program.set(w, weights);
                program.run();
                program.read(gradients.get(0), gradient);
                weights[0] -= 1e-3 * gradient[0];
            }
            assertThat(threads.getCurrentThreadAllocatedBytes() - heapBefore).isLessThan(10_000);
            assertThat(NativeArray.nativeBytes()).isEqualTo(nativeBefore);
        }
    }

    /**
     * Differentiating and compiling a graph four times as long takes four times the work, counted in bytes allocated, which do not depend on
     * what else the machine does; one hash table more or less may double once, hence up to 5.
     */
    @Test
    void workGrowsAsTheGraph() {
        worked(2_000);
        double ratio = (double) worked(40_000) / worked(10_000);
        assertThat(ratio).isBetween(3.0, 5.0);
    }

    private static long worked(int nodes) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Tensor start = Tensor.parameter("start");
        Tensor chain = start;
        for (int i = 0; i < nodes; i++) {
            chain = i % 2 == 0 ? chain.times(1 + 1.0 / (i + 1)).plus(start) : chain.sin();
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        Program.compile(chain, Gradients.of(chain, start).get(0)).close();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void closingGivesAllMemoryBack() {
        long before = NativeArray.nativeBytes();
        for (int i = 0; i < 1000; i++) {
            Program program = program();
            program.set(x, 1, 2, 3);
            program.set(y, 1, 2, 3);
            program.run();
            assertThat(program.bytes()).isPositive();
            program.close();
            program.close();
            assertThat(program.bytes()).isZero();
        }
        assertThat(NativeArray.nativeBytes()).isEqualTo(before);
    }

    @Test
    void misuseIsNamed() {
        NativeArray data = NativeArray.allocate(10);
        Program program = program();
        assertThatThrownBy(program::run).hasMessageStartingWith("Input 'X' [≤8, 1] has no value.");
        assertThatThrownBy(() -> program.set(w, 1, 2))
                .hasMessageStartingWith("Input 'w' [1, 1] cannot take 2 numbers.");
        assertThatThrownBy(() -> program.bind(x, data, 0, 9)).hasMessageContaining("It takes 1 to 8.");
        assertThatThrownBy(() -> program.bind(x, data, 6, 5)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> program.scalar(x.sum())).hasMessageContaining("was not asked for");
        assertThatThrownBy(() -> program.set(x.sum(), 1)).hasMessageContaining("is not an input of this program");
        program.set(x, 1, 2);
        program.set(y, 1, 2, 3);
        assertThatThrownBy(program::run).hasMessageStartingWith("Input 'X' has 2 rows and 'y' 3.");
        program.bind(x, data, 0, 3);
        data.close();
        assertThatThrownBy(program::run).hasMessageStartingWith("The native array bound to input 'X' is closed.");
        program.close();
        assertThatThrownBy(program::run).hasMessageStartingWith("The program is closed.");
        assertThatThrownBy(() -> data.get(0)).hasMessageContaining("is closed");
    }

    @Test
    void aProgramIsOneThreadsOwn() throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        try (Program program = program()) {
            Thread other = new Thread(
                    () -> {
                        try {
                            program.run();
                        } catch (IllegalStateException e) {
                            thrown.set(e);
                        }
                    },
                    "other");
            other.start();
            other.join();
        }
        assertThat(thrown.get()).hasMessageContaining("belongs to thread").hasMessageContaining("'other'");
    }
}
