package org.jellygrad.trainer.optimizer;

/**
 * How gradients become steps. A record is its configuration; each run gets fresh state from it, so there is nothing to reset.
 *
 * <p>In the formulas θ are the parameters, g the gradient of the objective at them, η the rate of the epoch, all in descended
 * coordinates; products, quotients and roots of vectors are element by element.
 */
public sealed interface Optimizer permits RateMethod, LineSearchMethod {

    /** The name on the command line and in saved models, with its number: {@code gd}, {@code momentum:0.9}. */
    String name();

    /** Whether it takes a learning rate. */
    boolean needsRate();

    /** How many times η·g a constant gradient g moves θ in the long run, in each step. */
    default double gain() {
        return 1;
    }

    /** How many times its start's distance to the optimum a stable run may be away from it before it converges. */
    default double overshoot() {
        return 1;
    }

    /** Whether full-batch steps at a constant rate end up around the optimum rather than at it. */
    default boolean hovers() {
        return false;
    }
}
