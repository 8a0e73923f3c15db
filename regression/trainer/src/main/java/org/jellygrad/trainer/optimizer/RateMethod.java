package org.jellygrad.trainer.optimizer;

/** An optimizer that takes a learning rate: full batch or mini-batches. */
public sealed interface RateMethod extends Optimizer permits LinearMethod, AdaptiveMethod {

    @Override
    default boolean needsRate() {
        return true;
    }

    /** Fresh state of a run. */
    Steps newSteps(int parameters);

    /** One run's state. One thread's own. */
    interface Steps extends Memory {

        /**
         * Moves θ one step; allocates nothing.
         *
         * @param gradient at θ; may be overwritten
         * @param rate η
         * @param proximal what the step ends with, for the l1 penalty
         */
        void step(double[] theta, double[] gradient, double rate, Proximal proximal);

        /** Forgets what was: θ has been moved by another hand. */
        void restart();
    }
}
