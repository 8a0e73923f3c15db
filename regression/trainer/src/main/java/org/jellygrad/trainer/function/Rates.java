package org.jellygrad.trainer.function;

import java.util.Objects;
import org.jellygrad.trainer.optimizer.GradientDescent;
import org.jellygrad.trainer.optimizer.LinearMethod;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jspecify.annotations.Nullable;

/**
 * The fixed learning rates that the curvature at a minimum allows near it.
 *
 * @param method whose rates these are: the run's own, or plain gradient descent where the run's has no such law
 * @param stable rates below it converge: 2/curvature for plain gradient descent
 * @param best the rate with the fewest steps
 * @param factor what a step at the best rate leaves of the distance to the minimum, in the long run
 */
public record Rates(LinearMethod method, double stable, double best, double factor) {

    /** A curvature below this share of another is 0 beside it. */
    private static final double VANISHING = 1e-9;

    /** The rates for an optimizer; null if the function is flat at the minimum or its curvature is unknown. */
    static @Nullable Rates of(Optimizer optimizer, @Nullable Curvature at, @Nullable Curvature elsewhere) {
        if (at == null || !(at.largest() > 0)) {
            return null;
        }
        if (elsewhere != null && at.largest() <= VANISHING * elsewhere.largest()) {
            return null;
        }
        LinearMethod method = Objects.requireNonNullElse(optimizer.linear(), new GradientDescent());
        double largest = at.largest();
        double smallest = at.smallestAboveZero();
        double best = method.bestRate(largest, smallest);
        double factor = Math.max(method.factor(best * largest), method.factor(best * smallest));
        return new Rates(method, method.stableRate(largest), best, factor);
    }
}
