package org.jellygrad.benchmarks.step;

import java.util.concurrent.TimeUnit;
import org.jellygrad.benchmarks.measurement.Threads;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The same step as one writes it in plain INDArray calls. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init")
public class Nd4jStep {
    @Param({"5x1", "1000x10", "4096x50"})
    private String size;

    @Param({"mse", "huber"})
    private String loss;

    private INDArray x;
    private INDArray y;
    private INDArray w;
    private double b;

    /** Makes the arrays. */
    @Setup
    public void setUp() {
        Threads.useOne();
        StepData problem = StepData.of(size);
        x = Nd4j.createFromArray(problem.x()).reshape(problem.rows(), problem.columns());
        y = Nd4j.createFromArray(problem.y()).reshape(problem.rows(), 1);
        w = Nd4j.zeros(DataType.DOUBLE, problem.columns(), 1);
    }

    /** A step. */
    @Benchmark
    public double step() {
        int n = x.rows();
        INDArray r = x.mmul(w).addi(b).subi(y);
        double value;
        INDArray g;
        if (loss.equals("mse")) {
            value = r.mul(r).meanNumber().doubleValue();
            g = r.mul(2.0 / n);
        } else {
            INDArray c = Transforms.max(Transforms.min(r, StepData.DELTA, true), -StepData.DELTA, false);
            value = c.mul(r).subi(c.mul(c).muli(0.5)).meanNumber().doubleValue();
            g = c.mul(1.0 / n);
        }
        w.subi(x.transpose().mmul(g).muli(StepData.RATE));
        b -= StepData.RATE * g.sumNumber().doubleValue();
        return value;
    }
}
