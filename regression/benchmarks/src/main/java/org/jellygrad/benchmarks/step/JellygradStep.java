package org.jellygrad.benchmarks.step;

import java.util.List;
import org.jellygrad.autograd.Gradients;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.program.Program;

/** One step of descent through the public interface: loss, gradients, update. */
final class JellygradStep implements AutoCloseable {
    private final Program program;
    private final Tensor value;
    private final Tensor w;
    private final Tensor b;
    private final Tensor byW;
    private final Tensor byB;
    private final double[] weights;
    private final double[] bias = new double[1];
    private final double[] gradient;

    /**
     * Compiles.
     *
     * @param loss {@code mse} or {@code huber}
     */
    JellygradStep(StepData problem, String loss) {
        int d = problem.columns();
        Tensor x = Tensor.rows("X", problem.rows(), d);
        Tensor y = Tensor.rows("y", problem.rows(), 1);
        w = Tensor.parameter("w", d, 1);
        b = Tensor.parameter("b");
        Tensor residual = x.matmul(w).plus(b).residual(y);
        value = (loss.equals("mse") ? residual.square() : residual.apply(new HuberOp(StepData.DELTA))).mean();
        List<Tensor> gradients = Gradients.of(value, w, b);
        byW = gradients.get(0);
        byB = gradients.get(1);
        program = Program.compile(value, byW, byB);
        program.set(x, problem.x());
        program.set(y, problem.y());
        weights = new double[d];
        gradient = new double[d];
    }

    /** A step; returns the loss before it. */
    double step() {
        program.set(w, weights);
        program.set(b, bias);
        program.run();
        program.read(byW, gradient);
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= StepData.RATE * gradient[i];
        }
        bias[0] -= StepData.RATE * program.scalar(byB);
        return program.scalar(value);
    }

    @Override
    public void close() {
        program.close();
    }
}
