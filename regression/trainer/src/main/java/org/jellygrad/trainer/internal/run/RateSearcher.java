package org.jellygrad.trainer.internal.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jellygrad.trainer.internal.descent.Arrival;
import org.jellygrad.trainer.internal.descent.Ending;
import org.jellygrad.trainer.internal.linalg.Rounding;
import org.jellygrad.trainer.internal.objective.Objective;
import org.jellygrad.trainer.internal.setup.Setup;
import org.jellygrad.trainer.outcome.RateSearch;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StopRules;

/** Searches for a learning rate by short runs: see {@link RateSearch}. */
final class RateSearcher {

    /** The exponents of {@code auto}'s multiples, in quarters. */
    private static final int LOWEST = -8;

    private static final int HIGHEST = 6;

    private RateSearcher() {}

    /**
     * Searches.
     *
     * @param auto the rate to search around
     * @param stopped whether the search is to be given up
     * @throws CancellationException if it is given up
     */
    static RateSearch search(Setup setup, Objective objective, double auto, BooleanSupplier stopped) {
        Settings shortly = setup.settings()
                .withValidation(0)
                .withStop(StopRules.DEFAULTS.withStandstill(RateSearch.EPOCHS).withMaxEpochs(RateSearch.EPOCHS));
        List<RateSearch.Trial> trials = new ArrayList<>();
        double start = Double.NaN;
        for (int k = LOWEST; k <= HIGHEST; k++) {
            double rate = k == 0 ? auto : auto * Math.pow(10, k / 4.0);
            Setup trial = setup.with(shortly.withLearningRate(new LearningRate.Fixed(rate)));
            Arrival end = DescentRunner.trial(trial, objective, stopped);
            if (stopped.getAsBoolean()) {
                // A run at the best of some rates is not one that can be resumed.
                throw new CancellationException("interrupted in the search for a learning rate");
            }
            start = end.startValue();
            trials.add(new RateSearch.Trial(
                    rate, end.value(), end.last().epoch(), end.gradientRatio(), end.ending() == Ending.DIVERGED));
        }
        return new RateSearch(trials, RateSearch.EPOCHS, start, best(trials, start));
    }

    private static double best(List<RateSearch.Trial> trials, double start) {
        List<RateSearch.Trial> ended =
                trials.stream().filter(trial -> !trial.diverged()).toList();
        double lowest =
                ended.stream().mapToDouble(RateSearch.Trial::value).min().orElse(start);
        double low = lowest + Rounding.SAME * Math.max(0, start - lowest);
        return ended.stream()
                .filter(trial -> trial.value() <= low)
                .min(Comparator.comparingInt(RateSearch.Trial::epochs)
                        .thenComparingDouble(RateSearch.Trial::gradientRatio)
                        .thenComparingDouble(RateSearch.Trial::rate))
                .map(RateSearch.Trial::rate)
                .orElse(trials.get(0).rate());
    }
}
