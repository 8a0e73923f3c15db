package org.jellygrad.trainer.function;

import org.jellygrad.trainer.optimizer.GradientDescent;
import org.jellygrad.trainer.optimizer.LinearMethod;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jspecify.annotations.Nullable;

/**
 * What the curvature at a minimum says of fixed learning rates near it.
 *
 * @param method whose rates these are: the run's own, or plain gradient descent where the run's has no such law
 * @param stable rates below it converge: 2/curvature for plain gradient descent
 * @param best the rate with the fewest steps
 * @param factor what a step at the best rate leaves of the distance to the minimum, in the long run
 */
public record Rates(LinearMethod method, double stable, double best, double factor) {

    /** A curvature below this share of another is 0 beside it. */
    private static final double VANISHING = 1e-9;

    /** Null where there is no curvature to speak of. */
    static @Nullable Rates of(Optimizer optimizer, @Nullable Curvature at, @Nullable Curvature elsewhere) {
        if (at == null || !(at.largest() > 0)) {
            return null;
        }
        if (elsewhere != null && at.largest() <= VANISHING * elsewhere.largest()) {
            return null;
        }
        LinearMethod method = optimizer instanceof LinearMethod own ? own : new GradientDescent();
        double largest = at.largest();
        double smallest = at.smallestAboveZero();
        double best = method.bestRate(largest, smallest);
        double factor = Math.max(method.factor(best * largest), method.factor(best * smallest));
        return new Rates(method, method.stableRate(largest), best, factor);
    }
}
