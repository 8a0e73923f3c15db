package org.jellygrad.trainer.internal.objective;

/**
 * A function of the parameters θ that descent can follow: a number and its gradient at any point. Of data it is the mean loss over rows,
 * and θ are the parameters in descended coordinates: intercept first where there is one, then the kept features. One thread at a time.
 */
public interface Objective extends AutoCloseable {

    /** Elements of θ and of its gradient. */
    int parameters();

    /** How many rows one evaluation reads; 0 for a function without data. */
    long rows();

    /**
     * The value at θ: the mean loss over all rows.
     *
     * @param gradient receives its gradient
     */
    double evaluate(double[] theta, double[] gradient);

    /** Frees what it holds off-heap. */
    @Override
    void close();
}
