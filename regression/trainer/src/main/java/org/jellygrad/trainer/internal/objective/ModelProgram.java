package org.jellygrad.trainer.internal.objective;

import org.jellygrad.autograd.program.NativeArray;
import org.jellygrad.autograd.program.Program;

/** A compiled {@link ModelGraph} that takes its parameters and gives its gradient as one vector θ. One thread's own. */
final class ModelProgram implements AutoCloseable {

    private final ModelGraph graph;
    private final Program program;
    private final double[] coefficients;
    private final double[] intercept;

    private ModelProgram(ModelGraph graph, int features) {
        this.graph = graph;
        this.program = graph.compile();
        this.coefficients = new double[features];
        this.intercept = new double[graph.intercept() == null ? 0 : 1];
    }

    static ModelProgram mean(ModelGraph.ModelShape model) {
        return new ModelProgram(ModelGraph.mean(model), model.features());
    }

    static ModelProgram sum(ModelGraph.ModelShape model) {
        return new ModelProgram(ModelGraph.sum(model), model.features());
    }

    /** Binds rows {@code from} to {@code from + count}, without a copy. */
    void bind(NativeRows rows, long from, long count) {
        if (graph.features() != null) {
            program.bind(graph.features(), rows.x(), from * coefficients.length, count);
        }
        program.bind(graph.target(), rows.y(), from, count);
        NativeArray weights = rows.weights();
        if (graph.weights() != null && weights != null) {
            program.bind(graph.weights(), weights, from, count);
        }
    }

    /** Fetches the features that are bound from memory. */
    void prefetch() {
        if (graph.features() != null) {
            program.prefetch(graph.features());
        }
    }

    /** Sets θ for the runs that follow. */
    void set(double[] theta) {
        if (graph.intercept() != null) {
            intercept[0] = theta[0];
            program.set(graph.intercept(), intercept);
        }
        if (graph.coefficients() != null) {
            System.arraycopy(theta, intercept.length, coefficients, 0, coefficients.length);
            program.set(graph.coefficients(), coefficients);
        }
    }

    /** Runs on the rows bound and returns the loss. */
    double run() {
        program.run();
        return program.scalar(graph.loss());
    }

    /** The gradient of the last run, into {@code gradient} from {@code at}. */
    void gradient(double[] gradient, int at) {
        int next = 0;
        if (graph.intercept() != null) {
            gradient[at] = program.scalar(graph.gradients().get(next++));
        }
        if (graph.coefficients() != null) {
            program.read(graph.gradients().get(next), coefficients);
            System.arraycopy(coefficients, 0, gradient, at + intercept.length, coefficients.length);
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
