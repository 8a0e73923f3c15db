package org.jellygrad.trainer.internal.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.design.Coordinates;
import org.jellygrad.trainer.internal.design.Estimability;
import org.jellygrad.trainer.internal.design.Frame;
import org.jellygrad.trainer.internal.design.Shrinkage;
import org.jellygrad.trainer.internal.diagnose.Ridge;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.outcome.RidgeSearch;
import org.jellygrad.trainer.outcome.RidgeSearch.Place;
import org.jellygrad.trainer.outcome.RidgeSearch.Trial;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Solves the ridge problem of every fold at every penalty. Each fold's training rows are condensed once, or twice where a penalty settles
 * columns that are sums of others, whatever the number of penalties. Then a penalty costs one triangular factor, and one pass over the rows
 * held out scores all penalties of a range.
 */
public final class RidgeSearcher {

    private static final int PER_DECADE = 4;

    private final Settings settings;
    private final DealtRows dealt;
    private final int folds;
    private final List<Condensed> all = new ArrayList<>();

    private RidgeSearcher(Settings settings, DealtRows dealt) {
        this.settings = settings;
        this.dealt = dealt;
        this.folds = dealt.folds();
    }

    /**
     * A fold with the rows it is predicted from, condensed.
     *
     * @param fold its rows
     * @param ridged the others, with every column that a penalty settles
     * @param plain the others, with columns that others span set aside; null where they do not determine a fit
     */
    private record Condensed(
            DealtRows.Fold fold,
            CondensedRows ridged,
            @Nullable CondensedRows plain) {}

    /** A fit to be scored: coefficients of [1 t], kept columns only. */
    private record Candidate(double[] point, FoldScores scores) {}

    /** Why a penalty cannot be searched with settings; empty where it can. */
    public static List<Problem> problems(Settings settings) {
        List<Problem> problems = new ArrayList<>();
        if (!settings.loss().isParabola()) {
            problems.add(Problem.mendedBy(
                    "The l2 penalty cannot be searched for the "
                            + settings.loss().text() + " loss.",
                    "The search solves each fold exactly, and only the squared loss has a closed form. Use `loss mse`,"
                            + " or give `l2` a number."));
        }
        if (settings.penalty().l1() > 0) {
            problems.add(Problem.mendedBy(
                    "The l2 penalty cannot be searched with an l1 penalty.",
                    "The search solves each fold exactly, and with `l1` above 0 there is no closed form. Leave `l1`"
                            + " out, or give `l2` a number."));
        }
        return problems;
    }

    /** Refuses settings that cannot be used, or not for a search. */
    public static void check(Settings settings) {
        List<Problem> problems = Stream.concat(settings.problems().stream(), problems(settings).stream())
                .toList();
        if (!problems.isEmpty()) {
            throw InvalidSettingsException.of(problems);
        }
    }

    /**
     * Searches.
     *
     * @param folds at least 2
     * @param fewer whether there may be as many folds as rows if that is less
     * @throws CancellationException if the thread is interrupted
     */
    public static RidgeSearch of(Settings settings, Dataset data, int folds, boolean fewer) {
        DealtRows dealt = fewer ? DealtRows.ofUsual(settings, data, folds) : DealtRows.of(settings, data, folds);
        return new RidgeSearcher(settings, dealt).search();
    }

    private RidgeSearch search() {
        for (int fold = 0; fold < folds; fold++) {
            try {
                all.add(condensed(dealt.fold(fold)));
            } catch (UnusableDataException e) {
                throw DealtRows.inFold(fold, folds, e);
            } catch (CancellationException e) {
                throw DealtRows.interrupted(fold, folds);
            }
        }
        int low = power(RidgeSearch.LOWEST);
        int high = power(RidgeSearch.HIGHEST);
        Trial none = none();
        TreeMap<Integer, Trial> trials = new TreeMap<>();
        add(low, high, trials);
        RidgeSearch search = RidgeSearch.of(folds, none, List.copyOf(trials.values()));
        while (canGrow(search.place(), low, high)) {
            if (search.place() == Place.LOW_END) {
                add(low - PER_DECADE, low - 1, trials);
                low -= PER_DECADE;
            } else {
                add(high + 1, high + PER_DECADE, trials);
                high += PER_DECADE;
            }
            search = RidgeSearch.of(folds, none, List.copyOf(trials.values()));
        }
        return search;
    }

    private static boolean canGrow(Place place, int low, int high) {
        return (place == Place.LOW_END && low > power(RidgeSearch.LEAST))
                || (place == Place.HIGH_END && high < power(RidgeSearch.MOST));
    }

    private static int power(double l2) {
        return (int) Math.round(PER_DECADE * Math.log10(l2));
    }

    /** 10^(power / 4), to three digits, so that what is printed is what was used. */
    private static double l2(int power) {
        int decade = Math.floorDiv(power, PER_DECADE);
        double digits = new double[] {1, 1.78, 3.16, 5.62}[Math.floorMod(power, PER_DECADE)];
        return Double.parseDouble(digits + "e" + decade);
    }

    private Condensed condensed(DealtRows.Fold fold) {
        CondensedRows plain = plain(fold);
        if (plain != null && plain.setAside().isEmpty()) {
            return new Condensed(fold, plain, plain);
        }
        Settings ridged = settings.withPenalty(Penalty.of(0, RidgeSearch.HIGHEST));
        return new Condensed(fold, fold.setup(ridged).data().condensed(), plain);
    }

    private @Nullable CondensedRows plain(DealtRows.Fold fold) {
        try {
            return fold.setup(settings.withPenalty(new Penalty.None())).data().condensed();
        } catch (UnusableDataException e) {
            // Fewer rows than coefficients: without a penalty there is no fit. What else is wrong the ridge complains
            // of too.
            return null;
        }
    }

    private Trial none() {
        FoldScores scores = new FoldScores(dealt.intercept());
        for (Condensed one : all) {
            CondensedRows plain = one.plain();
            if (plain == null) {
                return new Trial(0, Double.NaN, 0);
            }
            double[] point = DoubleDouble.doubles(plain.optimum());
            score(plain, one.fold().rows(), List.of(new Candidate(point, scores)));
        }
        return new Trial(0, scores.scores().rmse(), scores.rows());
    }

    /** The trials of 10^(from / 4) to 10^(to / 4). */
    private void add(int from, int to, Map<Integer, Trial> trials) {
        FoldScores[] scores = new FoldScores[to - from + 1];
        Arrays.setAll(scores, i -> new FoldScores(dealt.intercept()));
        for (Condensed one : all) {
            List<Candidate> candidates = new ArrayList<>();
            for (int power = from; power <= to; power++) {
                DealtRows.heed();
                double[] point = optimum(one.ridged(), l2(power));
                if (point.length > 0) {
                    candidates.add(new Candidate(point, scores[power - from]));
                }
            }
            score(one.ridged(), one.fold().rows(), candidates);
        }
        for (int power = from; power <= to; power++) {
            FoldScores pooled = scores[power - from];
            trials.put(power, new Trial(l2(power), pooled.scores().rmse(), pooled.rows()));
        }
    }

    /** Coefficients of [1 t]; empty where the penalty is too small or too large for doubles. */
    private double[] optimum(CondensedRows data, double l2) {
        // All scalings but none penalise the coefficients of standardised columns.
        Scaling penalised = settings.scaling() == Scaling.NONE ? Scaling.NONE : Scaling.STANDARD;
        try {
            Coordinates coordinates = Coordinates.of(penalised, data, new Shrinkage(l2, false), DealtRows::heed);
            return DoubleDouble.doubles(new Ridge(data, coordinates, l2).optimum());
        } catch (UnusableDataException e) {
            return new double[0];
        }
    }

    private static void score(CondensedRows trained, RowSource rows, List<Candidate> candidates) {
        Estimability estimability = new Estimability(trained);
        Frame.Reader reader = trained.frame().reader();
        int[] columns = trained.columns();
        rows.forEach(block -> {
            for (int i = 0; i < block.rows(); i++) {
                if (estimability.holds(block, i)) {
                    reader.read(block, i);
                    double[] t = reader.hi();
                    for (Candidate candidate : candidates) {
                        double prediction = 0;
                        for (int j = 0; j < columns.length; j++) {
                            prediction += candidate.point()[j] * t[columns[j]];
                        }
                        candidate.scores().add(prediction, block.y()[i], block.weights()[i]);
                    }
                }
            }
        });
    }
}
