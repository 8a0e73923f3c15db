package org.jellygrad.trainer.optimizer;

import java.util.List;
import org.jellygrad.trainer.choice.Choice;

/**
 * AMSGrad: {@link Adam} with the largest s so far in place of s, so that no parameter's rate grows again.
 *
 * <p>Source: S. J. Reddi, S. Kale and S. Kumar, "On the Convergence of Adam and Beyond", ICLR 2018, with Adam's bias corrections.
 *
 * @param beta1 β₁, from 0 to below 1; default 0.9
 * @param beta2 β₂, from 0 to below 1; default 0.999
 * @param epsilon ε, positive; default 1e-8
 */
public record AmsGrad(double beta1, double beta2, double epsilon) implements AdaptiveMethod {

    public AmsGrad {
        AdamSteps.check(beta1, beta2, epsilon);
    }

    public AmsGrad() {
        this(0.9, 0.999, 1e-8);
    }

    @Override
    public String text() {
        return equals(new AmsGrad()) ? "amsgrad" : Choice.text("amsgrad", beta1, beta2, epsilon);
    }

    /** The means m and s and the largest s so far, before the division by 1 − βᵗ. */
    @Override
    public List<String> stateNames() {
        return List.of("firstMoment", "secondMoment", "largestSecondMoment");
    }

    @Override
    public Steps newSteps(int parameters) {
        return new AdamSteps(parameters, beta1, beta2, epsilon, true);
    }

    @Override
    public double autoShare() {
        return 0.1;
    }
}
