package org.jellygrad.trainer.optimizer;

import java.util.Arrays;
import java.util.List;
import org.jellygrad.trainer.choice.Choice;
import org.jellygrad.trainer.internal.Checks;

/**
 * Momentum, the heavy ball: v ← β·v − η·g, θ ← θ + v, from v = 0.
 *
 * <p>Stable for η {@literal <} 2(1 + β)/λmax; best 2(1 + β)/(λmax + λmin), at which each step's factor is √β up to a condition number of
 * ((1 + √β)/(1 − √β))², 1 442 for β = 0.9. Just below the limit a run may first move away, by up to (1 + β)/(1 − β) times its start.
 *
 * <p>Source: B. T. Polyak, "Some Methods of Speeding up the Convergence of Iteration Methods", USSR Comput. Math. Math. Phys. 4
 * (1964). With an l1 penalty, v is the step that was really made: P. Ochs et al., "iPiano", SIAM J. Imaging Sci. 7 (2014).
 *
 * @param beta β, from 0 to below 1; usually 0.9
 */
public record Momentum(double beta) implements LinearMethod {

    public Momentum {
        Checks.share("momentum", beta, "It is the share of its velocity that a step keeps", "momentum:0.9");
    }

    @Override
    public String text() {
        return Choice.text("momentum", beta);
    }

    /** The velocity v: the last step. */
    @Override
    public List<String> stateNames() {
        return List.of("velocity");
    }

    @Override
    public Steps newSteps(int parameters) {
        double[] velocity = new double[parameters];
        return new Steps() {
            @Override
            public void step(double[] theta, double[] gradient, double rate, Proximal proximal) {
                for (int j = 0; j < theta.length; j++) {
                    double before = theta[j];
                    double step = beta * velocity[j] - rate * gradient[j];
                    theta[j] = proximal.at(j, before + step, rate);
                    velocity[j] = theta[j] == before + step ? step : theta[j] - before;
                }
            }

            @Override
            public double[][] state(double[] theta) {
                return new double[][] {velocity};
            }

            @Override
            public void restart() {
                Arrays.fill(velocity, 0);
            }

            @Override
            public double[] save() {
                return velocity.clone();
            }

            @Override
            public void load(double[] saved) {
                Memory.split(saved, velocity);
            }
        };
    }

    @Override
    public double trace(double h) {
        return 1 + beta - h;
    }

    @Override
    public double determinant(double h) {
        return beta;
    }

    @Override
    public double stableLimit() {
        return 2 * (1 + beta);
    }

    @Override
    public double bestRate(double largest, double smallest) {
        return 2 * (1 + beta) / (largest + smallest);
    }

    @Override
    public double overshoot() {
        return (1 + beta) / (1 - beta);
    }

    @Override
    public double gain() {
        return 1 / (1 - beta);
    }
}
