package org.jellygrad.trainer;

/** Is told after each epoch how a run is doing, on the training thread: must be quick, an epoch may take a microsecond. */
@FunctionalInterface
public interface Progress {

    /** Tells nobody. */
    Progress SILENT = (epoch, loss, gradientNorm) -> {};

    /**
     * An epoch is over.
     *
     * @param epoch epochs finished
     * @param loss mean loss over all rows
     * @param gradientNorm Euclidean norm of its gradient, in descended coordinates
     */
    void epoch(int epoch, double loss, double gradientNorm);
}
