package org.jellygrad.benchmarks.step;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.jellygrad.autograd.program.NativeArray;

/**
 * Bytes that one step allocates, on the heap by the JVM's count for this thread and off it by ND4J's; counted here because JMH's own few
 * kilobytes for each iteration would be spread over the steps.
 */
final class Allocation {
    private static final int STEPS = 1000;

    private Allocation() {}

    /** The least of several batches: code that the JVM has not compiled yet may box a number. */
    static double perStep(String size, String loss) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        try (JellygradStep step = new JellygradStep(StepData.of(size), loss)) {
            for (int batch = 0; batch < 20; batch++) {
                long before = threads.getCurrentThreadAllocatedBytes() + NativeArray.nativeBytes();
                for (int i = 0; i < STEPS; i++) {
                    step.step();
                }
                long after = threads.getCurrentThreadAllocatedBytes() + NativeArray.nativeBytes();
                least = Math.min(least, after - before);
            }
        }
        return (double) least / STEPS;
    }
}
