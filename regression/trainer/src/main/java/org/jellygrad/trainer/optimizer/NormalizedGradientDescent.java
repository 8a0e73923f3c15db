package org.jellygrad.trainer.optimizer;

import org.jellygrad.trainer.internal.linalg.Vectors;

/**
 * Normalised gradient descent: θ ← θ − η·g/|g|, so that each step has length η, and no step is taken where g = 0.
 *
 * <p>Source: N. Z. Shor, "Minimization Methods for Non-Differentiable Functions" (1985), section 2.1.
 */
public record NormalizedGradientDescent() implements AdaptiveMethod {

    @Override
    public String text() {
        return "normalized";
    }

    @Override
    public Steps newSteps(int parameters) {
        return (theta, gradient, rate, proximal) -> {
            double norm = Vectors.norm(gradient);
            proximal.descend(theta, gradient, norm == 0 ? 0 : rate / norm);
        };
    }

    @Override
    public double autoShare() {
        return 0.1;
    }
}
