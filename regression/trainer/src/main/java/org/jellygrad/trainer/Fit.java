package org.jellygrad.trainer;

import org.jellygrad.model.Model;
import org.jellygrad.trainer.outcome.Diagnostics;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.path.Path;

/**
 * A finished run.
 *
 * @param model what was learned
 * @param outcome how it ended and why
 * @param path where it went
 * @param diagnostics what the data said about descent
 */
public record Fit(Model model, Outcome outcome, Path path, Diagnostics diagnostics) {

    /** Epochs run. */
    public int epochs() {
        return path.last().epoch();
    }
}
