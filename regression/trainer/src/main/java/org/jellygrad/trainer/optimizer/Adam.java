package org.jellygrad.trainer.optimizer;

import java.util.List;
import org.jellygrad.trainer.choice.Choice;

/**
 * Adam: m ← β₁·m + (1 − β₁)·g, s ← β₂·s + (1 − β₂)·g², θ ← θ − η·m̂/(√ŝ + ε) with m̂ = m/(1 − β₁ᵗ) and ŝ = s/(1 − β₂ᵗ) at step t = 1, 2
 * ..., from m = s = 0.
 *
 * <p>Source: D. P. Kingma and J. Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015.
 *
 * @param beta1 β₁, from 0 to below 1; default 0.9
 * @param beta2 β₂, from 0 to below 1; default 0.999
 * @param epsilon ε, positive; default 1e-8
 */
public record Adam(double beta1, double beta2, double epsilon) implements AdaptiveMethod {

    public Adam {
        AdamSteps.check(beta1, beta2, epsilon);
    }

    public Adam() {
        this(0.9, 0.999, 1e-8);
    }

    @Override
    public String text() {
        return equals(new Adam()) ? "adam" : Choice.text("adam", beta1, beta2, epsilon);
    }

    /** The means m and s, before the division by 1 − βᵗ. */
    @Override
    public List<String> stateNames() {
        return List.of("firstMoment", "secondMoment");
    }

    @Override
    public Steps newSteps(int parameters) {
        return new AdamSteps(parameters, beta1, beta2, epsilon, false);
    }

    @Override
    public double autoShare() {
        return 0.1;
    }
}
