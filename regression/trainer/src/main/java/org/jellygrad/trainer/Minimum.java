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
 */
public record Minimum(Path path, Outcome outcome, Convergence convergence) {

    /** The parameters at the end, in the order of {@link Path#names()}. */
    public double[] parameters() {
        return path.last().parameters();
    }

    /** The function there. */
    public double value() {
        return path.last().loss();
    }
}
