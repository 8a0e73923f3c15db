package org.jellygrad.trainer.optimizer;

import java.util.Arrays;
import org.jellygrad.trainer.internal.Checks;

/** The state of {@link Adam} and {@link AmsGrad}. */
final class AdamSteps implements RateMethod.Steps {

    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final boolean keepsLargest;
    private final double[] mean;
    private final double[] square;

    /** The numbers whose root divides the step: the mean squares, or the largest of them so far. */
    private final double[] divisor;

    private double left1 = 1;
    private double left2 = 1;

    AdamSteps(int parameters, double beta1, double beta2, double epsilon, boolean keepsLargest) {
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
        this.keepsLargest = keepsLargest;
        this.mean = new double[parameters];
        this.square = new double[parameters];
        this.divisor = keepsLargest ? new double[parameters] : square;
    }

    static void check(double beta1, double beta2, double epsilon) {
        Checks.share("beta1", beta1, "It is the share of the mean gradient that a step keeps", "0.9");
        Checks.share("beta2", beta2, "It is the share of the mean square that a step keeps", "0.999");
        Checks.positive("epsilon", epsilon, "It keeps a division by 0 away", "1e-8");
    }

    @Override
    public void step(double[] theta, double[] gradient, double rate, Proximal proximal) {
        left1 *= beta1;
        left2 *= beta2;
        for (int j = 0; j < theta.length; j++) {
            double g = gradient[j];
            mean[j] = beta1 * mean[j] + (1 - beta1) * g;
            square[j] = beta2 * square[j] + (1 - beta2) * g * g;
            if (keepsLargest) {
                divisor[j] = Math.max(divisor[j], square[j]);
            }
            double effective = rate / (Math.sqrt(divisor[j] / (1 - left2)) + epsilon);
            theta[j] = proximal.at(j, theta[j] - effective * (mean[j] / (1 - left1)), effective);
        }
    }

    @Override
    public double[][] state(double[] theta) {
        return keepsLargest ? new double[][] {mean, square, divisor} : new double[][] {mean, square};
    }

    @Override
    public void restart() {
        Arrays.fill(mean, 0);
        Arrays.fill(square, 0);
        Arrays.fill(divisor, 0);
        left1 = 1;
        left2 = 1;
    }

    @Override
    public double[] save() {
        return Memory.join(new double[] {left1, left2}, mean, square, divisor);
    }

    @Override
    public void load(double[] saved) {
        double[] left = new double[2];
        Memory.split(saved, left, mean, square, divisor);
        left1 = left[0];
        left2 = left[1];
    }
}
