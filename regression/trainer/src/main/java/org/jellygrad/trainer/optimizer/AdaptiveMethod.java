package org.jellygrad.trainer.optimizer;

/**
 * An optimizer whose step is about as long as the rate says, however long the gradient. So its rate has the unit of the parameters,
 * no stable limit is defined for it, and at a constant rate most hover around the optimum: decay it.
 */
public sealed interface AdaptiveMethod extends RateMethod
        permits NormalizedGradientDescent, AdaGrad, RmsProp, Adam, AmsGrad {

    /** What {@code auto} takes as the rate, as a share of the typical residual at the start in descended coordinates. */
    double autoShare();

    @Override
    default boolean hovers() {
        return true;
    }
}
