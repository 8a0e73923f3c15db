package org.jellygrad.trainer.internal.descent;

/** Is told how a run is doing, on the training thread: must be quick, an epoch may take a microsecond. */
@FunctionalInterface
public interface EpochListener {

    /**
     * An epoch is over.
     *
     * @param epoch epochs finished
     * @param loss mean loss over all rows
     * @param gradientNorm Euclidean norm of its gradient, in descended coordinates
     * @param learningRate of the next step; NaN for a line search
     */
    void epoch(int epoch, double loss, double gradientNorm, double learningRate);
}
