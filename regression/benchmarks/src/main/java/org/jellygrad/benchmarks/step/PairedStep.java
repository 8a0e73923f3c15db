package org.jellygrad.benchmarks.step;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Jellygrad's step and the two bare products, in turn by the millisecond: the clock of a processor changes by a sixth from one second to
 * the next, which is more than their difference.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init")
public class PairedStep {
    /** Multiplications, about: half a millisecond of work. */
    private static final int BLOCK = 2_000_000;

    private static final int MOST_STEPS = 2000;

    @Param({"5x1", "1000x10", "4096x50"})
    private String size;

    @Param({"mse", "huber"})
    private String loss;

    private JellygradStep own;
    private BareStep bare;
    private int steps;

    /** What an iteration took; JMH adds them up. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Times {
        /** Nanoseconds in Jellygrad. */
        public long own;

        /** Nanoseconds in the products alone. */
        public long bare;

        /** How many of each. */
        public long steps;
    }

    /** Compiles. */
    @Setup
    public void setUp() {
        StepData problem = StepData.of(size);
        own = new JellygradStep(problem, loss);
        bare = new BareStep(problem);
        steps = Math.min(MOST_STEPS, Math.max(2, BLOCK / (problem.rows() * problem.columns())));
    }

    /** A block of each. */
    @Benchmark
    public double pair(Times times) {
        long start = System.nanoTime();
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            sum += own.step();
        }
        long middle = System.nanoTime();
        for (int i = 0; i < steps; i++) {
            bare.step();
        }
        times.own += middle - start;
        times.bare += System.nanoTime() - middle;
        times.steps += steps;
        return sum;
    }

    /** Closes. */
    @TearDown
    public void tearDown() {
        own.close();
    }
}
