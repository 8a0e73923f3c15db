package org.jellygrad.trainer.optimizer;

/**
 * An optimizer whose step is about as long as the learning rate, however long the gradient. Its rate therefore has the unit of the
 * parameters, and it has no stable limit. At a constant rate most of these optimizers hover around the optimum; a schedule that lowers the
 * rate helps.
 */
public sealed interface AdaptiveMethod extends RateMethod
        permits NormalizedGradientDescent, AdaGrad, RmsProp, Adam, AmsGrad {

    @Override
    double autoShare();

    @Override
    default boolean isAdaptive() {
        return true;
    }

    @Override
    default boolean hovers() {
        return true;
    }
}
