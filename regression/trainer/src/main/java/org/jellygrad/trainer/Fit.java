package org.jellygrad.trainer;

import org.jellygrad.model.Model;
import org.jellygrad.trainer.outcome.Diagnostics;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.summary.Detail;
import org.jellygrad.trainer.summary.Layout;
import org.jellygrad.trainer.summary.Summary;

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

    /**
     * What {@code jellygrad train} prints: the equation, the coefficients, the path, and sentences on how the run went and how sure the
     * result is.
     */
    public String summary() {
        return summary(Detail.SHORT);
    }

    /** The same in more or less detail. {@link Summary} has more choices. */
    public String summary(Detail detail) {
        return new Summary(model, outcome, path, diagnostics).text(Layout.of(detail));
    }
}
