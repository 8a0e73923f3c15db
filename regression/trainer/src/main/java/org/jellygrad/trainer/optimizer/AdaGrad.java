package org.jellygrad.trainer.optimizer;

import java.util.List;
import org.jellygrad.trainer.choice.Choice;
import org.jellygrad.trainer.internal.Checks;

/**
 * AdaGrad: s ← s + g², θ ← θ − η·g/(√s + ε), from s = 0.
 *
 * <p>Source: J. Duchi, E. Hazan and Y. Singer, "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization", J. Mach.
 * Learn. Res. 12 (2011).
 *
 * @param epsilon ε, positive; default 1e-10
 */
public record AdaGrad(double epsilon) implements AdaptiveMethod {

    public AdaGrad {
        Checks.positive("epsilon", epsilon, "It keeps a division by 0 away", "1e-10");
    }

    public AdaGrad() {
        this(1e-10);
    }

    @Override
    public String text() {
        return equals(new AdaGrad()) ? "adagrad" : Choice.text("adagrad", epsilon);
    }

    /** The sum s of the squared gradients. */
    @Override
    public List<String> stateNames() {
        return List.of("sumOfSquares");
    }

    @Override
    public Steps newSteps(int parameters) {
        return new SquaredGradientSteps(parameters, 1, 1, epsilon);
    }

    @Override
    public double autoShare() {
        return 1;
    }

    /** Its steps shrink with the gradient once the sums have grown. */
    @Override
    public boolean hovers() {
        return false;
    }
}
