package org.jellygrad.trainer.outcome;

import java.util.List;
import java.util.stream.Stream;
import org.jellygrad.trainer.loss.Penalty;
import org.jspecify.annotations.Nullable;

/**
 * The curve of a search for the l2 penalty. Every penalty is judged by the same folds: the exact ridge optimum of the other folds' rows
 * predicts the rows of each. The penalties are four to a factor of ten, from {@value #LOWEST} to {@value #HIGHEST}; where the lowest error
 * is at an end, the range grows by one factor of ten at a time, at most to {@value #LEAST} and {@value #MOST}.
 *
 * <p>Source: T. Hastie, R. Tibshirani, J. Friedman, "The Elements of Statistical Learning" (2009), sections 3.4.1 and 7.10.
 *
 * @param folds into which the rows were dealt
 * @param none the error without a penalty; NaN rmse where the rows do not determine that fit
 * @param trials with penalties above 0, ascending
 * @param best the trial with the lowest error among those that predict the most rows. A tie goes to the smallest penalty, and so to no
 *     penalty if that is as good
 */
public record RidgeSearch(int folds, Trial none, List<Trial> trials, Trial best) {

    /** Folds where nobody says how many; fewer where there are fewer rows. */
    public static final int FOLDS = 10;

    /** The lowest penalty of the first range. */
    public static final double LOWEST = 1e-4;

    /** The highest penalty of the first range. */
    public static final double HIGHEST = 100;

    /** The lowest penalty ever tried. */
    public static final double LEAST = 1e-12;

    /** The highest penalty ever tried. */
    public static final double MOST = 1e12;

    /**
     * A penalty.
     *
     * @param l2 at least 0
     * @param rmse √(Σw·r²/Σw) of all rows predicted from other folds, in the target's units; NaN where there are none
     * @param predicted how many rows that is
     */
    public record Trial(double l2, double rmse, long predicted) {}

    /** Where the lowest error lies. */
    public enum Place {
        /** Between two penalties that were tried. */
        INSIDE,
        /** At no penalty. */
        NONE,
        /** At the lowest penalty that was tried. */
        LOW_END,
        /** At the highest penalty that was tried. */
        HIGH_END
    }

    public RidgeSearch {
        trials = List.copyOf(trials);
    }

    /** The penalty found, for {@link org.jellygrad.trainer.settings.Settings#withPenalty}. */
    public Penalty penalty() {
        return Penalty.of(0, best.l2());
    }

    /** Where the lowest error lies. */
    public Place place() {
        if (best.l2() == 0) {
            return Place.NONE;
        }
        if (best.l2() == trials.get(0).l2()) {
            return Place.LOW_END;
        }
        return best.l2() == trials.get(trials.size() - 1).l2() ? Place.HIGH_END : Place.INSIDE;
    }

    /** Whether the first range was too narrow. */
    public boolean isExtended() {
        return trials.get(0).l2() < LOWEST || trials.get(trials.size() - 1).l2() > HIGHEST;
    }

    /** The search of some trials. */
    public static RidgeSearch of(int folds, Trial none, List<Trial> trials) {
        return new RidgeSearch(folds, none, trials, best(none, trials));
    }

    private static Trial best(Trial none, List<Trial> trials) {
        long most = trials.stream().mapToLong(Trial::predicted).max().orElse(0);
        @Nullable Trial best = null;
        for (Trial trial : Stream.concat(Stream.of(none), trials.stream()).toList()) {
            boolean enough = trial.predicted() >= most && !Double.isNaN(trial.rmse());
            if (enough && (best == null || trial.rmse() < best.rmse())) {
                best = trial;
            }
        }
        return best == null ? trials.get(0) : best;
    }
}
