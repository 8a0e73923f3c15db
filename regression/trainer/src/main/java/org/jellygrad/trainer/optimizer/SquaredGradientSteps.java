package org.jellygrad.trainer.optimizer;

import java.util.Arrays;

/** The state of {@link AdaGrad} and {@link RmsProp}: s ← kept·s + added·g², θ ← θ − η·g/(√s + ε), from s = 0. */
final class SquaredGradientSteps implements RateMethod.Steps {

    private final double kept;
    private final double added;
    private final double epsilon;
    private final double[] squares;

    SquaredGradientSteps(int parameters, double kept, double added, double epsilon) {
        this.kept = kept;
        this.added = added;
        this.epsilon = epsilon;
        this.squares = new double[parameters];
    }

    @Override
    public void step(double[] theta, double[] gradient, double rate, Proximal proximal) {
        for (int j = 0; j < theta.length; j++) {
            squares[j] = kept * squares[j] + added * gradient[j] * gradient[j];
            double effective = rate / (Math.sqrt(squares[j]) + epsilon);
            theta[j] = proximal.at(j, theta[j] - effective * gradient[j], effective);
        }
    }

    @Override
    public double[][] state(double[] theta) {
        return new double[][] {squares};
    }

    @Override
    public void restart() {
        Arrays.fill(squares, 0);
    }

    @Override
    public double[] save() {
        return squares.clone();
    }

    @Override
    public void load(double[] saved) {
        Memory.split(saved, squares);
    }
}
