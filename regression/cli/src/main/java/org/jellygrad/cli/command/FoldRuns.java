package org.jellygrad.cli.command;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.cli.progress.FoldReport;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.outcome.CrossValidation;
import org.jellygrad.trainer.outcome.RidgeSearch;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;

/** Trains in every fold of the rows: in the search for the l2 penalty before the run, and in the cross-validation after it. */
final class FoldRuns {
    private final @Nullable Dataset data;
    private final @Nullable Integer folds;
    private boolean failed;

    /**
     * Runs over the folds of some rows.
     *
     * @param data the rows; null if only their sums are known, which have no folds
     * @param folds how many folds; null if none were asked for
     */
    FoldRuns(@Nullable Dataset data, @Nullable Integer folds) {
        this.data = data;
        this.folds = folds;
    }

    RidgeSearch searchL2(Settings settings) {
        Trainer trainer = new Trainer(settings);
        Dataset rows = Objects.requireNonNull(data);
        return folds == null ? trainer.searchL2(rows) : trainer.searchL2(rows, folds);
    }

    /** Null if nobody asked for it, or it was interrupted, or the run was, or it diverged, or it {@linkplain #failed failed}. */
    @Nullable
    CrossValidation validate(Settings settings, Fit fit, boolean quiet, Console console) {
        if (folds == null || fit.outcome().isInterrupted() || fit.outcome().isDiverged()) {
            return null;
        }
        try {
            return new Trainer(settings)
                    .crossValidate(Objects.requireNonNull(data), folds, new FoldReport(console, quiet, folds));
        } catch (CancellationException e) {
            console.say("The cross-validation was interrupted; what was learned before is complete.");
            return null;
        } catch (UnusableDataException | InvalidSettingsException e) {
            // What was learned of all rows is not lost with it.
            console.say(Problems.message(e));
            failed = true;
            return null;
        }
    }

    /** Whether the rows could not be cross-validated. */
    boolean failed() {
        return failed;
    }
}
