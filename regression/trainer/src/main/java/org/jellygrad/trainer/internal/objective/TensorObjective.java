package org.jellygrad.trainer.internal.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jellygrad.autograd.Gradients;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.program.Program;

/** Any scalar tensor as a function of its parameters: θ is their elements, one parameter after the other, row-major. */
public final class TensorObjective implements Objective {

    private final Tensor loss;
    private final List<Tensor> parameters;
    private final List<Tensor> gradients;
    private final List<double[]> values;
    private final Program program;
    private final int size;

    /**
     * @param loss one number; it must depend on nothing that has to be given but the parameters
     * @param parameters made by {@link Tensor#parameter}
     * @throws IllegalArgumentException if the loss is not one number, or does not depend on one of the parameters
     */
    public TensorObjective(Tensor loss, List<Tensor> parameters) {
        this.loss = loss;
        this.parameters = List.copyOf(parameters);
        this.gradients = Gradients.of(loss, parameters.toArray(Tensor[]::new));
        this.values = parameters.stream()
                .map(parameter -> new double[Math.toIntExact(parameter.shape().size())])
                .toList();
        this.size = values.stream().mapToInt(part -> part.length).sum();
        List<Tensor> wanted = new ArrayList<>(gradients);
        wanted.add(0, loss);
        this.program = Program.compile(wanted.toArray(Tensor[]::new));
    }

    /** The names of θ's elements: a scalar's own name, {@code w[0]}, {@code w[1]} ... of others. */
    public List<String> names() {
        return parameters.stream()
                .flatMap(parameter -> parameter.shape().rank() == 0
                        ? Stream.of(String.valueOf(parameter.name()))
                        : LongStream.range(0, parameter.shape().size()).mapToObj(i -> parameter.name() + "[" + i + "]"))
                .toList();
    }

    @Override
    public int parameters() {
        return size;
    }

    @Override
    public long rows() {
        return 0;
    }

    @Override
    public double evaluate(double[] theta, double[] gradient) {
        int at = 0;
        for (int i = 0; i < values.size(); i++) {
            double[] part = values.get(i);
            System.arraycopy(theta, at, part, 0, part.length);
            program.set(parameters.get(i), part);
            at += part.length;
        }
        program.run();
        at = 0;
        for (int i = 0; i < values.size(); i++) {
            double[] part = values.get(i);
            program.read(gradients.get(i), part);
            System.arraycopy(part, 0, gradient, at, part.length);
            at += part.length;
        }
        return program.scalar(loss);
    }

    @Override
    public void close() {
        program.close();
    }
}
