package org.jellygrad.cli.report;

import org.jellygrad.datasets.Dataset;
import org.jellygrad.playground.export.SavedPage;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.record.Record;
import org.jellygrad.trainer.settings.Settings;

/**
 * A run that has ended, with all that a file about it needs.
 *
 * @param path the whole path
 * @param command the line that makes the run again
 */
public record FinishedTraining(Fit fit, Path path, Settings settings, Dataset data, String command) {

    Record record() {
        return Record.of(fit, path, settings, data, command);
    }

    SavedPage page() {
        return SavedPage.of(fit, path, settings, data, command);
    }
}
