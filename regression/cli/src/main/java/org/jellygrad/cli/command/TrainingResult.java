package org.jellygrad.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.report.FitJson;
import org.jellygrad.cli.report.ReadingText;
import org.jellygrad.cli.report.SummaryUpdate;
import org.jellygrad.cli.report.Unwritten;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.model.json.ModelJson;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.chart.FitCharts;
import org.jellygrad.trainer.chart.RidgeChart;
import org.jellygrad.trainer.outcome.CrossValidation;
import org.jellygrad.trainer.outcome.RidgeSearch;
import org.jellygrad.trainer.plot.Chart;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.summary.Detail;
import org.jellygrad.trainer.summary.FoldTable;
import org.jellygrad.trainer.summary.Layout;
import org.jellygrad.trainer.summary.RidgeCurve;
import org.jellygrad.trainer.summary.Summary;
import org.jspecify.annotations.Nullable;

/**
 * What {@code train} has to show.
 *
 * @param fit the finished run
 * @param settings of the run
 * @param data its rows; null if only their sums are known
 * @param sums the sums that rows were added to or taken away from; null if there are none
 * @param search for the l2 penalty; null if there was none
 * @param validation the cross-validation; null if there was none
 */
record TrainingResult(
        Fit fit,
        Settings settings,
        @Nullable Dataset data,
        @Nullable SummaryUpdate sums,
        @Nullable RidgeSearch search,
        @Nullable CrossValidation validation) {

    /** Prints one JSON object. */
    void printJson(double level, Console console) {
        FitJson.print(fit, data, sums, level, search, validation, console.out());
    }

    /** Prints the summary. */
    void print(Layout layout, Console console) {
        console.print(new Summary(fit.model(), fit.outcome(), fit.path(), fit.diagnostics()).lines(layout));
        if (search != null) {
            console.print(RidgeCurve.lines(search, layout.detail() == Detail.FULL));
        }
        if (sums != null) {
            console.print(sums.lines());
        }
        if (data != null) {
            console.print(
                    sums == null
                            ? ReadingText.ofTraining(
                                    data, fit.model().provenance().rowsDropped())
                            : ReadingText.lines(data, sums.rowsDropped()));
        }
        if (validation != null) {
            console.out().println();
            console.print(FoldTable.lines(validation));
        }
    }

    /** The charts of the run and of the search. */
    List<Chart> charts() {
        Dataset rows = Objects.requireNonNull(data);
        List<Chart> charts = new ArrayList<>(FitCharts.of(fit, settings, rows));
        if (search != null) {
            charts.add(RidgeChart.of(search, fit.model(), rows));
        }
        return charts;
    }

    /** Saves the model, if a file is wanted. Returns whether nothing went wrong. */
    boolean save(@Nullable Path file, Console console) {
        if (file == null) {
            return true;
        }
        if (fit.outcome().isDiverged()) {
            console.say(file + " was not written: there is nothing to save of a run that diverged.");
            return true;
        }
        try {
            ModelJson.save(fit.model(), file);
            return true;
        } catch (IOException e) {
            Unwritten.say(file, e, console);
            return false;
        }
    }
}
