package org.jellygrad.trainer.optimizer;

import java.util.Arrays;
import org.jellygrad.trainer.choice.Choice;
import org.jellygrad.trainer.internal.Checks;

/**
 * RMSProp: s ← ρ·s + (1 − ρ)·g², θ ← θ − η·g/(√s + ε), from s = 0.
 *
 * <p>On mini-batches it settles a little beside the optimum, however far the rate decays: s holds the square of the batch's own gradient, so
 * E[g/√s] is not 0 where E[g] is, unless the batches' gradients are as often that far above it as below. The distance shrinks with 1 − ρ.
 *
 * <p>Source: T. Tieleman and G. Hinton, "Lecture 6.5: RMSProp", Coursera: Neural Networks for Machine Learning (2012).
 *
 * @param rho ρ, from 0 to below 1; default 0.9
 * @param epsilon ε, positive; default 1e-8
 */
public record RmsProp(double rho, double epsilon) implements AdaptiveMethod {

    public RmsProp {
        Checks.share("rho", rho, "It is the share of the mean square that a step keeps", "0.9");
        Checks.positive("epsilon", epsilon, "It keeps a division by 0 away", "1e-8");
    }

    public RmsProp() {
        this(0.9, 1e-8);
    }

    @Override
    public String text() {
        return equals(new RmsProp()) ? "rmsprop" : Choice.text("rmsprop", rho, epsilon);
    }

    @Override
    public Steps newSteps(int parameters) {
        double[] squares = new double[parameters];
        return new Steps() {
            @Override
            public void step(double[] theta, double[] gradient, double rate, Proximal proximal) {
                for (int j = 0; j < theta.length; j++) {
                    squares[j] = rho * squares[j] + (1 - rho) * gradient[j] * gradient[j];
                    double effective = rate / (Math.sqrt(squares[j]) + epsilon);
                    theta[j] = proximal.at(j, theta[j] - effective * gradient[j], effective);
                }
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
        };
    }

    @Override
    public double autoShare() {
        return 0.1;
    }
}
