package org.jellygrad.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jellygrad.autograd.Gradients;
import org.jellygrad.autograd.Program;
import org.jellygrad.autograd.Tensor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One step of descent through the public interface: loss, gradients, update. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init")
public class JellygradStep {
    @Param({"5x1", "1000x10", "4096x50"})
    private String size;

    @Param({"mse", "huber"})
    private String loss;

    private Program program;
    private Tensor value;
    private Tensor w;
    private Tensor b;
    private Tensor byW;
    private Tensor byB;
    private double[] weights;
    private double[] bias;
    private double[] gradient;

    /** A step outside JMH. */
    static JellygradStep of(String size, String loss) {
        JellygradStep step = new JellygradStep();
        step.size = size;
        step.loss = loss;
        step.setUp();
        return step;
    }

    /** Compiles. */
    @Setup
    public void setUp() {
        Problem problem = Problem.of(size);
        int d = problem.columns();
        Tensor x = Tensor.rows("X", problem.rows(), d);
        Tensor y = Tensor.rows("y", problem.rows(), 1);
        w = Tensor.parameter("w", d, 1);
        b = Tensor.parameter("b");
        Tensor residual = x.matmul(w).plus(b).residual(y);
        value = (loss.equals("mse") ? residual.square() : residual.apply(new Huber(Problem.DELTA))).mean();
        List<Tensor> gradients = Gradients.of(value, w, b);
        byW = gradients.get(0);
        byB = gradients.get(1);
        program = Program.compile(value, byW, byB);
        program.set(x, problem.x());
        program.set(y, problem.y());
        weights = new double[d];
        gradient = new double[d];
        bias = new double[1];
    }

    /** A step. */
    @Benchmark
    public double step() {
        program.set(w, weights);
        program.set(b, bias);
        program.run();
        program.read(byW, gradient);
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= Problem.RATE * gradient[i];
        }
        bias[0] -= Problem.RATE * program.scalar(byB);
        return program.scalar(value);
    }

    /** Closes. */
    @TearDown
    public void tearDown() {
        program.close();
    }
}
