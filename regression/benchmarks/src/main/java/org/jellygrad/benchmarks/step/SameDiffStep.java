package org.jellygrad.benchmarks.step;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jellygrad.benchmarks.measurement.Threads;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The same step by ND4J's own differentiation. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init")
public class SameDiffStep {
    @Param({"5x1", "1000x10", "4096x50"})
    private String size;

    @Param({"mse", "huber"})
    private String loss;

    private SameDiff graph;
    private Map<String, INDArray> data;

    /** Builds the graph. */
    @Setup
    public void setUp() {
        Threads.useOne();
        StepData problem = StepData.of(size);
        INDArray xs = Nd4j.createFromArray(problem.x()).reshape(problem.rows(), problem.columns());
        INDArray ys = Nd4j.createFromArray(problem.y()).reshape(problem.rows(), 1);
        graph = SameDiff.create();
        SDVariable x = graph.placeHolder("x", DataType.DOUBLE, problem.rows(), problem.columns());
        SDVariable y = graph.placeHolder("y", DataType.DOUBLE, problem.rows(), 1);
        SDVariable w = graph.var("w", Nd4j.zeros(DataType.DOUBLE, problem.columns(), 1));
        SDVariable b = graph.var("b", Nd4j.zeros(DataType.DOUBLE, 1, 1));
        SDVariable r = x.mmul(w).add(b).sub(y);
        SDVariable value;
        if (loss.equals("mse")) {
            value = r.mul(r).mean("loss");
        } else {
            SDVariable c = graph.math().clipByValue(r, -StepData.DELTA, StepData.DELTA);
            value = c.mul(r).sub(c.mul(c).mul(0.5)).mean("loss");
        }
        graph.setLossVariables(value);
        data = Map.of("x", xs, "y", ys);
        // The first call builds the gradient graph, and prints a line for each of its ops.
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            graph.calculateGradients(data, "w", "b");
        } finally {
            System.setOut(out);
        }
    }

    /** A step. */
    @Benchmark
    public Object step() {
        Map<String, INDArray> gradients = graph.calculateGradients(data, "w", "b");
        gradients.forEach((name, gradient) -> graph.getVariable(name).getArr().subi(gradient.mul(StepData.RATE)));
        return gradients;
    }
}
