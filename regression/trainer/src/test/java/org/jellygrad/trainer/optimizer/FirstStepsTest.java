package org.jellygrad.trainer.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.jellygrad.trainer.loss.Penalty;
import org.junit.jupiter.api.Test;

/** Each optimizer's first steps on (x − 3)² from 8 at the rate 0.1, worked by hand: the gradient is 2(x − 3). */
class FirstStepsTest {

    private static double[] steps(RateMethod method, int count, Penalty penalty) {
        RateMethod.Steps steps = method.newSteps(1);
        Proximal proximal = new Proximal(penalty, 0, 1);
        double[] theta = {8};
        double[] xs = new double[count];
        for (int k = 0; k < count; k++) {
            steps.step(theta, new double[] {2 * (theta[0] - 3)}, 0.1, proximal);
            xs[k] = theta[0];
        }
        return xs;
    }

    private static double[] steps(RateMethod method, int count) {
        return steps(method, count, new Penalty.None());
    }

    @Test
    void gradientDescent() {
        assertThat(steps(new GradientDescent(), 3)).containsExactly(new double[] {7, 6.2, 5.56}, within(1e-14));
    }

    /** 8 − 0.1·10/10, and so on: the steps have length 0.1. */
    @Test
    void normalized() {
        assertThat(steps(new NormalizedGradientDescent(), 3))
                .containsExactly(new double[] {7.9, 7.8, 7.7}, within(1e-14));
    }

    @Test
    void momentum() {
        assertThat(steps(new Momentum(0.9), 10))
                .containsExactly(
                        new double[] {7, 5.3, 3.31, 1.457, 0.0979, -0.5449, -0.4144, 0.3859, 1.629, 3.022},
                        within(5e-4));
    }

    /** x = 8 − 1 = 7, θ = 7 − 0.9 = 6.1; g = 6.2, x = 5.48, θ = 5.48 + 0.9·(5.48 − 7) = 4.112. */
    @Test
    void nesterov() {
        assertThat(steps(new Nesterov(0.9), 2)).containsExactly(new double[] {6.1, 4.112}, within(1e-14));
    }

    /** s = 100, step 0.1·10/10; then g = 9.8, s = 196.04, step 0.98/√196.04 = 0.0699929. */
    @Test
    void adaGrad() {
        assertThat(steps(new AdaGrad(), 2))
                .containsExactly(new double[] {7.9, 7.9 - 0.98 / Math.sqrt(196.04)}, within(1e-9));
    }

    /** s = 10, step 1/√10; then s = 9 + 0.1·g². */
    @Test
    void rmsProp() {
        double x1 = 8 - 1 / Math.sqrt(10);
        double g = 2 * (x1 - 3);
        double x2 = x1 - 0.1 * g / Math.sqrt(9 + 0.1 * g * g);
        assertThat(steps(new RmsProp(), 2)).containsExactly(new double[] {x1, x2}, within(1e-8));
    }

    @Test
    void adam() {
        assertThat(steps(new Adam(), 10))
                .containsExactly(
                        new double[] {7.9, 7.8001, 7.7002, 7.6005, 7.501, 7.4017, 7.3026, 7.2039, 7.1056, 7.0076},
                        within(5e-5));
    }

    /**
     * While s grows it is Adam. Fed 10 and then 0 with β₂ = 0.5, s falls from 50 to 25, AMSGrad keeps 50: m̂ = 0.09·10/0.19, over
     * √(50/0.75).
     */
    @Test
    void amsGrad() {
        assertThat(steps(new AmsGrad(), 1)).containsExactly(new double[] {7.9}, within(1e-9));
        double[] theta = {8};
        RateMethod.Steps steps = new AmsGrad(0.9, 0.5, 1e-8).newSteps(1);
        Proximal none = new Proximal(new Penalty.None(), 0, 1);
        steps.step(theta, new double[] {10}, 0.1, none);
        steps.step(theta, new double[] {0}, 0.1, none);
        assertThat(theta[0]).isCloseTo(7.9 - 0.1 * (0.9 / 0.19) / Math.sqrt(50 / 0.75), within(1e-8));
    }

    /** After its gradient step each is drawn by rate · l1 = 0.2 towards 0; Adam by that times its own scale, 1/|g|. */
    @Test
    void theProximalStep() {
        Penalty l1 = new Penalty.L1(2);
        assertThat(steps(new GradientDescent(), 1, l1)).containsExactly(new double[] {6.8}, within(1e-14));
        assertThat(steps(new Momentum(0.9), 2, l1))
                .containsExactly(new double[] {6.8, 6.8 - 0.9 * 1.2 - 0.76 - 0.2}, within(1e-14));
        assertThat(steps(new Adam(), 1, l1)).containsExactly(new double[] {7.9 - 0.02}, within(1e-9));
        assertThat(new Proximal(l1, 0, 1).at(0, -0.1, 0.1)).isZero();
        assertThat(new Proximal(l1, 0, 1).at(0, -0.5, 0.1)).isCloseTo(-0.3, within(1e-15));
        assertThat(new Proximal(l1, 1, 1).at(0, -0.1, 0.1)).isEqualTo(-0.1);
    }

    @Test
    void aRestartForgets() {
        for (RateMethod method : new RateMethod[] {
            new Momentum(0.9), new Nesterov(0.9), new AdaGrad(), new RmsProp(), new Adam(), new AmsGrad()
        }) {
            RateMethod.Steps steps = method.newSteps(1);
            Proximal none = new Proximal(new Penalty.None(), 0, 1);
            double[] theta = {8};
            steps.step(theta, new double[] {10}, 0.1, none);
            double first = theta[0];
            steps.step(theta, new double[] {3}, 0.1, none);
            steps.restart();
            theta[0] = 8;
            steps.step(theta, new double[] {10}, 0.1, none);
            assertThat(theta[0]).as(method.text()).isEqualTo(first);
        }
    }

    /** L-BFGS takes its first direction from g alone, and after one step along a parabola knows its curvature. */
    @Test
    void lbfgs() {
        LineSearchMethod.Directions directions = new LBfgs().newDirections(1);
        double[] direction = new double[1];
        directions.choose(new double[] {8}, new double[] {10}, direction);
        assertThat(direction[0]).isEqualTo(-10);
        directions.choose(new double[] {7}, new double[] {8}, direction);
        assertThat(direction[0]).isCloseTo(-4, within(1e-14));
    }

    /** β = gᵀ(g − g before)/|g before|² = (0 + 25 + 0)/25 = 1 for g = (3, 4), then (−4, 3). */
    @Test
    void conjugateGradient() {
        LineSearchMethod.Directions directions = new ConjugateGradient().newDirections(2);
        double[] direction = new double[2];
        double[] theta = new double[2];
        directions.choose(theta, new double[] {3, 4}, direction);
        assertThat(direction).containsExactly(-3, -4);
        directions.choose(theta, new double[] {-4, 3}, direction);
        assertThat(direction).containsExactly(new double[] {1, -7}, within(1e-15));
    }
}
