package org.jellygrad.trainer.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.trainer.Progress;
import org.jellygrad.trainer.function.TypedFunction;

/**
 * Runs that were made one after the other, from one start and seed.
 *
 * @param runs in the order of their variants; an interrupted run is the last
 * @param accuracy what {@link ComparedRun#reached} counts epochs to
 */
public record Comparison(List<ComparedRun> runs, double accuracy) {
    public Comparison {
        runs = List.copyOf(runs);
    }

    /** Trains each variant on the data, and tells nobody how it goes. */
    public static Comparison of(Dataset data, List<Variant> variants, double accuracy) {
        return of(data, variants, accuracy, variant -> Progress.SILENT);
    }

    /** Descends on the function with each variant, and tells nobody how it goes. */
    public static Comparison of(TypedFunction function, List<Variant> variants, double accuracy) {
        return of(function, variants, accuracy, variant -> Progress.SILENT);
    }

    /**
     * Trains each variant on the data.
     *
     * @param progress who is told how the run of a variant goes
     * @param accuracy the share of the start's distance that may be left between the predictions and those of the exact least-squares
     *     optimum; of other losses and with a penalty nothing is counted
     */
    public static Comparison of(
            Dataset data, List<Variant> variants, double accuracy, Function<Variant, Progress> progress) {
        return of(variants, accuracy, variant -> DataRuns.run(data, variant, accuracy, progress.apply(variant)));
    }

    /**
     * Descends on the function with each variant. A learning rate that is not given is the best for its optimizer: by the law of the
     * rate where the function is a parabola, else the best of 25 rates from 0.0001 to 100.
     *
     * @param progress who is told how the runs of a variant go
     * @param accuracy the distance that may be left to the minimum of the valley
     */
    public static Comparison of(
            TypedFunction function, List<Variant> variants, double accuracy, Function<Variant, Progress> progress) {
        return of(
                variants, accuracy, variant -> FunctionRuns.run(function, variant, accuracy, progress.apply(variant)));
    }

    private static Comparison of(List<Variant> variants, double accuracy, Function<Variant, ComparedRun> run) {
        List<ComparedRun> runs = new ArrayList<>();
        for (Variant variant : variants) {
            runs.add(run.apply(variant));
            if (runs.get(runs.size() - 1).outcome().isInterrupted()) {
                break;
            }
        }
        return new Comparison(runs, accuracy);
    }

    /** Whether the last run was interrupted; those after it were not made. */
    public boolean isInterrupted() {
        return runs.get(runs.size() - 1).outcome().isInterrupted();
    }
}
