package org.jellygrad.trainer.optimizer;

/**
 * An optimizer whose steps are linear in the gradients. On a quadratic objective a step then multiplies the distance along each eigenvector
 * of the Hessian by a factor that depends on its eigenvalue λ.
 */
public sealed interface LinearMethod extends RateMethod permits GradientDescent, Momentum, Nesterov {

    @Override
    default LinearMethod linear() {
        return this;
    }

    /**
     * The trace of its recurrence: the distances e along an eigenvector follow e(k + 1) = trace·e(k) − determinant·e(k − 1).
     *
     * @param h η·λ
     */
    double trace(double h);

    /** The determinant of the same recurrence. */
    double determinant(double h);

    /** The factor by which a step multiplies the distance in the long run. */
    default ConvergenceFactor convergence(double h) {
        return ConvergenceFactor.ofRecurrence(trace(h), determinant(h));
    }

    /** The size of the convergence factor: the spectral radius of the recurrence. */
    default double factor(double h) {
        return convergence(h).size();
    }

    /** The h = η·λmax below which every factor is below 1. */
    double stableLimit();

    /** The stable learning rate, {@link #stableLimit} / λmax: on a quadratic objective lower rates converge. */
    default double stableRate(double largest) {
        return stableLimit() / largest;
    }

    /**
     * The fixed rate with the fewest steps on a quadratic objective.
     *
     * @param largest λmax
     * @param smallest λmin, positive
     */
    double bestRate(double largest, double smallest);

    @Override
    double overshoot();

    @Override
    double gain();
}
