package org.jellygrad.autograd.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.program.Program;
import org.junit.jupiter.api.Test;

/** Explanations take work in proportion to the arrays. */
class ExplanationWorkTest {
    /** Four times the numbers are four times the work, counted in bytes allocated, which do not depend on what else the machine does. */
    @Test
    void workGrowsAsTheArrays() {
        for (IntToLongFunction work : List.<IntToLongFunction>of(n -> explained(n), n -> searched(n), n -> named(n))) {
            assertThat(work.applyAsLong(100)).isPositive();
            double ratio = (double) work.applyAsLong(8_000) / work.applyAsLong(2_000);
            assertThat(ratio).isBetween(1.0, 5.0);
        }
    }

    private static long explained(int n) {
        Tensor v = Tensor.parameter("v", n);
        Tensor sum = v.square().sum();
        return allocated(
                () -> assertThat(Program.explain(sum, Map.of(v, new double[n])).text())
                        .contains("element 0: 0 + 0 + 0 + 0 + 0 + 0 + … " + n + " terms = 0\n"));
    }

    private static long named(int n) {
        Tensor v = Tensor.parameter("v");
        Tensor h = v;
        for (int i = 0; i < n; i++) {
            h = h.sin().named("h");
        }
        Tensor last = h;
        return allocated(() -> assertThat(Program.explain(last, Map.of(v, new double[1]))
                        .nodes()
                        .get(n)
                        .id())
                .isEqualTo("h#" + n));
    }

    private static long searched(int n) {
        Tensor v = Tensor.parameter("v", n);
        double[] large = new double[n];
        Arrays.fill(large, 1e308);
        try (Program program = Program.compileChecked(v.sum())) {
            program.set(v, large);
            return allocated(() -> assertThatThrownBy(program::runFinite)
                    .hasMessageContaining(
                            " give 1e+308 + 1e+308 + 1e+308 + 1e+308 + 1e+308 + 1e+308 + … " + n + " terms."));
        }
    }

    private static long allocated(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
