package org.jellygrad.trainer.optimizer;

/**
 * Gradient descent: θ ← θ − η·g. On mini-batches it is stochastic gradient descent. The default.
 *
 * <p>Stable for η {@literal <} 2/λmax; best 2/(λmax + λmin). Source: A. Cauchy, "Méthode générale pour la résolution des systèmes
 * d'équations simultanées", Comptes rendus 25 (1847); rates: B. T. Polyak, "Introduction to Optimization" (1987), section 1.4.
 */
public record GradientDescent() implements LinearMethod {

    @Override
    public String text() {
        return "gd";
    }

    @Override
    public Steps newSteps(int parameters) {
        return (theta, gradient, rate, proximal) -> proximal.descend(theta, gradient, rate);
    }

    @Override
    public double trace(double h) {
        return 1 - h;
    }

    @Override
    public double determinant(double h) {
        return 0;
    }

    @Override
    public double stableLimit() {
        return 2;
    }

    @Override
    public double bestRate(double largest, double smallest) {
        return 2 / (largest + smallest);
    }

    @Override
    public double overshoot() {
        return 1;
    }

    @Override
    public double gain() {
        return 1;
    }
}
