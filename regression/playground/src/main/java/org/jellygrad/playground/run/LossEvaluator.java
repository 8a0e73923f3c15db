package org.jellygrad.playground.run;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.autograd.Gradients;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.program.Program;
import org.jellygrad.playground.run.RunObjective.LossGraph;

/** Evaluates a loss and its gradient at any point, by the engine. For one thread. */
public final class LossEvaluator implements AutoCloseable {
    private final Tensor loss;
    private final List<Tensor> parameters;
    private final List<Tensor> gradients;
    private final Program program;

    LossEvaluator(LossGraph graph) {
        loss = graph.loss();
        parameters = graph.parameters();
        this.gradients = Gradients.of(loss, parameters.toArray(Tensor[]::new));
        List<Tensor> wanted = new ArrayList<>(gradients);
        wanted.add(loss);
        program = Program.compile(wanted.toArray(Tensor[]::new));
    }

    /** The value at a point; its gradient is put into the array. */
    double evaluate(double[] at, double[] gradient) {
        for (int j = 0; j < at.length; j++) {
            program.set(parameters.get(j), at[j]);
        }
        program.run();
        for (int j = 0; j < at.length; j++) {
            gradient[j] = program.scalar(gradients.get(j));
        }
        return program.scalar(loss);
    }

    /** The second derivative at a point where there is one parameter. */
    double curvature(double at) {
        Tensor parameter = parameters.get(0);
        Tensor curvature = Gradients.of(gradients.get(0), parameter).get(0);
        try (Program second = Program.compile(curvature, loss)) {
            second.set(parameter, at);
            second.run();
            return second.scalar(curvature);
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
