package org.jellygrad.trainer.optimizer;

/**
 * An optimizer that chooses a direction and goes along it as far as a line search says: it takes no learning rate, needs a smooth
 * objective and looks at all rows, several times in a step.
 */
public sealed interface LineSearchMethod extends Optimizer permits LBfgs, ConjugateGradient {

    @Override
    default boolean needsRate() {
        return false;
    }

    /** Fresh state of a run. */
    Directions newDirections(int parameters);

    /**
     * How much of the slope at the start of a line may be left at the point taken, as a share; on a parabola the search goes to the
     * minimum.
     */
    double slopeLeft();

    /** Whether its directions have the length of a good step, so that this is tried first. */
    boolean hasUnitSteps();

    /** The state of one run, for one thread. */
    interface Directions extends Memory {

        /**
         * The direction to go from θ; allocates nothing.
         *
         * @param gradient at θ
         * @param direction receives it
         */
        void choose(double[] theta, double[] gradient, double[] direction);

        /** Resets the state: the next direction is the one of steepest descent. */
        void restart();
    }
}
