package org.jellygrad.trainer.optimizer;

import java.util.Arrays;
import java.util.List;
import org.jellygrad.trainer.choice.Choice;
import org.jellygrad.trainer.internal.Checks;

/**
 * Nesterov's accelerated gradient: x ← θ − η·g, θ ← x + β·(x − x before), from x = θ. The parameters θ are the points at which
 * gradients are taken.
 *
 * <p>Stable for η {@literal <} 2(1 + β)/((1 + 2β)·λmax). The best rate balances the factors of λmax and λmin.
 *
 * <p>Source: Yu. E. Nesterov, "A Method of Solving a Convex Programming Problem with Convergence Rate O(1/k²)", Soviet Math. Dokl. 27
 * (1983); with an l1 penalty: A. Beck and M. Teboulle, "A Fast Iterative Shrinkage-Thresholding Algorithm", SIAM J. Imaging Sci. 2
 * (2009), at a fixed β.
 *
 * @param beta β, from 0 to below 1; usually 0.9
 */
public record Nesterov(double beta) implements LinearMethod {

    public Nesterov {
        Checks.share("momentum", beta, "It is the share of its last step that is taken again", "nesterov:0.9");
    }

    @Override
    public String text() {
        return Choice.text("nesterov", beta);
    }

    /** The velocity β·(x − x before): the part of the last step that momentum added. */
    @Override
    public List<String> stateNames() {
        return List.of("velocity");
    }

    @Override
    public Steps newSteps(int parameters) {
        double[] before = new double[parameters];
        return new Steps() {
            private boolean fresh = true;

            @Override
            public void step(double[] theta, double[] gradient, double rate, Proximal proximal) {
                if (fresh) {
                    System.arraycopy(theta, 0, before, 0, theta.length);
                    fresh = false;
                }
                for (int j = 0; j < theta.length; j++) {
                    double x = proximal.at(j, theta[j] - rate * gradient[j], rate);
                    theta[j] = x + beta * (x - before[j]);
                    before[j] = x;
                }
            }

            @Override
            public double[][] state(double[] theta) {
                double[] velocity = new double[theta.length];
                Arrays.setAll(velocity, j -> fresh ? 0 : theta[j] - before[j]);
                return new double[][] {velocity};
            }

            @Override
            public void restart() {
                fresh = true;
            }

            @Override
            public double[] save() {
                return Memory.join(new double[] {Memory.flag(fresh)}, before);
            }

            @Override
            public void load(double[] saved) {
                double[] flag = new double[1];
                Memory.split(saved, flag, before);
                fresh = flag[0] != 0;
            }
        };
    }

    @Override
    public double trace(double h) {
        return (1 + beta) * (1 - h);
    }

    @Override
    public double determinant(double h) {
        return beta * (1 - h);
    }

    @Override
    public double stableLimit() {
        return 2 * (1 + beta) / (1 + 2 * beta);
    }

    /** By bisection: the factor is 0 at h = 1 and grows with the distance from it, on both sides. */
    @Override
    public double bestRate(double largest, double smallest) {
        double low = 1 / largest;
        double high = Math.min(stableLimit() / largest, 1 / smallest);
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (factor(middle * largest) < factor(middle * smallest)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public double overshoot() {
        return 2;
    }

    @Override
    public double gain() {
        return 1 / (1 - beta);
    }
}
