package org.jellygrad.trainer.internal.resume;

import java.util.Arrays;
import org.jellygrad.trainer.internal.descent.Memories;
import org.jellygrad.trainer.optimizer.Memory;
import org.jellygrad.trainer.outcome.RateSearch;

/** A search for a learning rate as numbers, for a checkpoint. */
public final class SearchMemory {

    /** Numbers of the search itself, and numbers of a trial. */
    private static final int OWN = 3;

    private static final int TRIAL = 5;

    private SearchMemory() {}

    public static double[] save(RateSearch search) {
        double[][] all = new double[search.trials().size() + 1][];
        all[0] = new double[] {search.epochs(), search.start(), search.best()};
        for (int i = 1; i < all.length; i++) {
            RateSearch.Trial trial = search.trials().get(i - 1);
            all[i] = new double[] {
                trial.rate(), trial.value(), trial.epochs(), trial.gradientRatio(), Memory.flag(trial.diverged())
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
        double[] own = new double[OWN];
        double[][] trials = new double[Math.max(0, (saved.length - OWN) / TRIAL)][TRIAL];
        double[][] all = new double[trials.length + 1][];
        all[0] = own;
        System.arraycopy(trials, 0, all, 1, trials.length);
        try {
            Memory.split(saved, all);
            return new RateSearch(
                    Arrays.stream(trials)
                            .map(t -> new RateSearch.Trial(
                                    t[0], t[1], (int) Memory.count(t[2], Integer.MAX_VALUE), t[3], t[4] != 0))
                            .toList(),
                    (int) Memory.count(own[0], Integer.MAX_VALUE),
                    own[1],
                    own[2]);
        } catch (IllegalArgumentException e) {
            throw new Memories.UnknownMemoryException("Its search for a learning rate is of another kind.", e);
        }
    }
}
