package org.jellygrad.trainer.optimizer;

/** An optimizer that takes a learning rate: full batch or mini-batches. */
public sealed interface RateMethod extends Optimizer permits LinearMethod, AdaptiveMethod {

    @Override
    default boolean needsRate() {
        return true;
    }

    /** Fresh state of a run. */
    Steps newSteps(int parameters);

    /** The state of one run, for one thread. An optimizer without state implements only the step. */
    @FunctionalInterface
    interface Steps extends Memory {

        /**
         * Moves θ one step; allocates nothing.
         *
         * @param gradient at θ; may be overwritten
         * @param rate η
         * @param proximal what the step ends with, for the l1 penalty
         */
        void step(double[] theta, double[] gradient, double rate, Proximal proximal);

        /**
         * The state after the steps so far: for each of {@link Optimizer#stateNames} one number per parameter. The caller must not change
         * it.
         *
         * @param theta where the last step ended
         */
        default double[][] state(double[] theta) {
            return new double[0][];
        }

        /** Resets the state, because θ was moved by something other than these steps. */
        default void restart() {}

        @Override
        default double[] save() {
            return new double[0];
        }

        @Override
        default void load(double[] saved) {
            Memory.split(saved);
        }
    }
}
