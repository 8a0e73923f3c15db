package org.jellygrad.trainer;

import org.jellygrad.trainer.outcome.Convergence;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.path.Path;

/**
 * Where descent on a function ended.
 *
 * @param path where it went; its last point is the end, with the parameters under their own names
 * @param outcome how it ended and why
 * @param convergence how the distance to the minimum changed from step to step, as measured
 * @param gradients how often descent evaluated a gradient: once a step; for an optimizer that searches along
 *     a line, at the start and at every trial
 */
public record Minimum(Path path, Outcome outcome, Convergence convergence, long gradients) {

    /** The parameters at the end, in the order of {@link Path#names()}. */
    public double[] parameters() {
        return path.last().parameters();
    }

    /** The function's value at the end. */
    public double value() {
        return path.last().loss();
    }
}
