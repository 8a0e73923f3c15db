package org.jellygrad.trainer.optimizer;

import java.util.List;
import org.jellygrad.trainer.choice.Choice;
import org.jellygrad.trainer.internal.Checks;

/**
 * RMSProp: s ← ρ·s + (1 − ρ)·g², θ ← θ − η·g/(√s + ε), from s = 0.
 *
 * <p>On mini-batches it settles a little beside the optimum, however far the rate decays: s holds the square of the batch's own gradient,
 * so E[g/√s] is not 0 where E[g] is 0, unless the batches' gradients are spread symmetrically. The distance shrinks with 1 − ρ.
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

    /** The mean s of the squared gradients. */
    @Override
    public List<String> stateNames() {
        return List.of("secondMoment");
    }

    @Override
    public Steps newSteps(int parameters) {
        return new SquaredGradientSteps(parameters, rho, 1 - rho, epsilon);
    }

    @Override
    public double autoShare() {
        return 0.1;
    }
}
