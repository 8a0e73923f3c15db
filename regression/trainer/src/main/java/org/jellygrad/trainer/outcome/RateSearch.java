package org.jellygrad.trainer.outcome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jellygrad.trainer.internal.descent.DescentResult;
import org.jellygrad.trainer.internal.descent.Ending;
import org.jellygrad.trainer.internal.descent.Memories;
import org.jellygrad.trainer.internal.objective.Objective;
import org.jellygrad.trainer.internal.run.Run;
import org.jellygrad.trainer.optimizer.Memory;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StopRules;

/**
 * The curve of a learning-rate search: short runs at rates evenly spaced on a log scale, four to a factor of ten, from a hundredth of the rate
 * that {@code auto} would take to thirty times it; each from the same start and seed, at its rate throughout, for the same number of
 * epochs, whatever the run's own stop rules.
 *
 * @param trials in ascending order of their rates; the rate of {@code auto} is among them
 * @param epochs that each trial had: {@value #EPOCHS}
 * @param start the objective (the mean loss with its penalty) at the start
 * @param best the rate of the trial that ended lowest; of several that ended as low but for rounding, the one that took the fewest
 *     epochs, then the one with the smallest gradient
 */
public record RateSearch(List<Trial> trials, int epochs, double start, double best) {

    static final int EPOCHS = 30;

    /** The exponents of {@code auto}'s multiples, in quarters. */
    private static final int LOWEST = -8;

    private static final int HIGHEST = 6;

    /** Ends that differ by less than this share of the way down differ by rounding. */
    private static final double SAME = 1e-9;

    /**
     * A short run.
     *
     * @param rate its learning rate, before the schedule
     * @param value the objective where it ended
     * @param epochs it took: fewer than it had where it converged or diverged
     * @param gradientRatio the gradient's norm at its end over that at the start
     * @param diverged whether the objective rose over ten times its start, or stopped being finite
     */
    public record Trial(double rate, double value, int epochs, double gradientRatio, boolean diverged) {}

    public RateSearch {
        trials = List.copyOf(trials);
    }

    /**
     * Searches.
     *
     * @param auto the rate to search around
     * @throws CancellationException if the thread is interrupted
     */
    public static RateSearch of(Run run, Objective objective, double auto) {
        Settings settings = run.settings();
        Settings shortly = settings.withValidation(0)
                .withStop(StopRules.DEFAULTS.withStandstill(EPOCHS).withMaxEpochs(EPOCHS));
        List<Trial> trials = new ArrayList<>();
        double start = Double.NaN;
        for (int k = LOWEST; k <= HIGHEST; k++) {
            double rate = k == 0 ? auto : auto * Math.pow(10, k / 4.0);
            DescentResult end = run.with(shortly.withLearningRate(new LearningRate.Fixed(rate)))
                    .trial(objective);
            if (Thread.currentThread().isInterrupted()) {
                // A run at the best of some rates is not one that can be resumed.
                throw new CancellationException("interrupted in the search for a learning rate");
            }
            start = end.startValue();
            trials.add(new Trial(
                    rate, end.value(), end.last().epoch(), end.gradientRatio(), end.ending() == Ending.DIVERGED));
        }
        return new RateSearch(trials, EPOCHS, start, best(trials, start));
    }

    /** As numbers, for a checkpoint. */
    public double[] save() {
        double[][] all = new double[trials.size() + 1][];
        all[0] = new double[] {epochs, start, best};
        for (int i = 0; i < trials.size(); i++) {
            Trial trial = trials.get(i);
            all[i + 1] = new double[] {
                trial.rate, trial.value, trial.epochs, trial.gradientRatio, Memory.flag(trial.diverged)
            };
        }
        return Memory.join(all);
    }

    /**
     * The search that {@link #save} gave.
     *
     * @throws Memories.UnknownMemoryException if it is not one
     */
    public static RateSearch load(double[] saved) {
        double[] own = new double[3];
        double[][] trials = new double[Math.max(0, (saved.length - own.length) / 5)][5];
        double[][] all = new double[trials.length + 1][];
        all[0] = own;
        System.arraycopy(trials, 0, all, 1, trials.length);
        try {
            Memory.split(saved, all);
            return new RateSearch(
                    Arrays.stream(trials)
                            .map(t ->
                                    new Trial(t[0], t[1], (int) Memory.count(t[2], Integer.MAX_VALUE), t[3], t[4] != 0))
                            .toList(),
                    (int) Memory.count(own[0], Integer.MAX_VALUE),
                    own[1],
                    own[2]);
        } catch (IllegalArgumentException e) {
            throw new Memories.UnknownMemoryException("Its search for a learning rate is of another kind.", e);
        }
    }

    private static double best(List<Trial> trials, double start) {
        List<Trial> ended = trials.stream().filter(trial -> !trial.diverged()).toList();
        double lowest = ended.stream().mapToDouble(Trial::value).min().orElse(start);
        double low = lowest + SAME * Math.max(0, start - lowest);
        return ended.stream()
                .filter(trial -> trial.value() <= low)
                .min(Comparator.comparingInt(Trial::epochs)
                        .thenComparingDouble(Trial::gradientRatio)
                        .thenComparingDouble(Trial::rate))
                .map(Trial::rate)
                .orElse(trials.get(0).rate());
    }
}
