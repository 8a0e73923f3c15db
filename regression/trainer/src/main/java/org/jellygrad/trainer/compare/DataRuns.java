package org.jellygrad.trainer.compare;

import org.jellygrad.datasets.Dataset;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Progress;
import org.jellygrad.trainer.Recording;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.outcome.Convergence;
import org.jellygrad.trainer.outcome.Diagnostics;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;

/** Runs on data. */
final class DataRuns {

    private DataRuns() {}

    static ComparedRun run(Dataset data, Variant variant, double accuracy, Progress progress) {
        Settings settings = variant.settings();
        Trail trail = new Trail(settings.batching().isFull(), point -> new double[] {point.loss()});
        Fit fit = new Trainer(settings)
                .fit(data, Recording.NONE.withListener(trail).withProgress(progress));
        Diagnostics diagnostics = fit.diagnostics();
        Convergence law = diagnostics.outlook().convergence();
        return new ComparedRun(
                variant.name(),
                settings,
                fit.outcome(),
                fit.path(),
                law.pattern() == Convergence.Pattern.NONE ? diagnostics.convergence() : law,
                diagnostics.learningRate(),
                diagnostics.stableLearningRate(),
                reached(
                        settings,
                        trail,
                        diagnostics.optimum(),
                        fit.path().first().loss(),
                        accuracy),
                diagnostics.gradients(),
                fit.model().provenance().rowsDropped());
    }

    /** The loss exceeds the least squared loss by the mean square of the predictions' distance to the best ones. */
    private static @Nullable Integer reached(
            Settings settings, Trail trail, Diagnostics.@Nullable Optimum optimum, double start, double accuracy) {
        if (optimum == null || !settings.isLeastSquares()) {
            return null;
        }
        double least = optimum.loss();
        return trail.first(loss -> loss[0] - least <= accuracy * accuracy * (start - least));
    }
}
