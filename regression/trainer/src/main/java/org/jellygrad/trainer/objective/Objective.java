package org.jellygrad.trainer.objective;

/**
 * A mean loss over rows as a function of the parameters θ in descended coordinates: intercept first where there is one, then
 * the kept features. Holds off-heap memory; one thread at a time.
 */
public sealed interface Objective extends AutoCloseable permits CompressedObjective, BlockObjective {

    /** Elements of θ and of its gradient. */
    int parameters();

    /** Rows that one evaluation looks at. */
    long rows();

    /**
     * The mean loss over all rows at θ.
     *
     * @param gradient receives its gradient
     */
    double evaluate(double[] theta, double[] gradient);

    @Override
    void close();
}
