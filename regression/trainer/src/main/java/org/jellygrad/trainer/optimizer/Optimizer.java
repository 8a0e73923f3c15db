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
}
