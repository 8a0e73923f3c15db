package org.jellygrad.trainer;

import org.jellygrad.trainer.outcome.Outlook;

/**
 * Listens to a run: first to what to expect of it, then to each epoch. Called on the training thread; an epoch may take a microsecond, so a
 * listener must be quick. A run ends when its listener throws: see {@link Recording}.
 */
@FunctionalInterface
public interface Progress {

    /** Ignores all messages. */
    Progress SILENT = (epoch, loss, gradientNorm, learningRate) -> {};

    /**
     * An epoch is over.
     *
     * @param epoch epochs finished
     * @param loss mean loss over all rows
     * @param gradientNorm Euclidean norm of its gradient, in descended coordinates
     * @param learningRate of the next step; NaN for a line search
     */
    void epoch(int epoch, double loss, double gradientNorm, double learningRate);

    /** The first epoch of a run on data is about to begin. By default does nothing. */
    default void starting(Outlook outlook) {}
}
