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
        return new Steps() {
            @Override
            public void step(double[] theta, double[] gradient, double rate, Proximal proximal) {
                double norm = Vectors.norm(gradient);
                double effective = norm == 0 ? 0 : rate / norm;
                for (int j = 0; j < theta.length; j++) {
                    theta[j] = proximal.at(j, theta[j] - effective * gradient[j], effective);
                }
            }

            @Override
            public void restart() {}

            @Override
            public double[] save() {
                return new double[0];
            }

            @Override
            public void load(double[] saved) {
                Memory.split(saved);
            }
        };
    }

    @Override
    public double autoShare() {
        return 0.1;
    }
}
