package org.jellygrad.trainer.internal.run;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.trainer.internal.objective.RandomOrder;
import org.jellygrad.trainer.internal.rows.FilledRows;
import org.jellygrad.trainer.internal.rows.RowSubset;
import org.jellygrad.trainer.internal.setup.Encoding;
import org.jellygrad.trainer.internal.setup.Setup;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;

/** The rows of a data set, dealt into folds by the seed. */
final class DealtRows {

    /** Keeps the dealing of the rows from using the numbers of the shuffling. */
    private static final long SALT = 0x1b873593cc9e2d51L;

    private final Encoding encoding;
    private final @Nullable List<BitSet> missing;
    private final int[] foldOf;

    private DealtRows(Encoding encoding, @Nullable List<BitSet> missing, int[] foldOf) {
        this.encoding = encoding;
        this.missing = missing;
        this.foldOf = foldOf;
    }

    /**
     * A fold.
     *
     * @param encoding with means of the rows trained on in missing cells
     * @param held its rows
     * @param others the rows to train on
     */
    record Fold(Encoding encoding, BitSet held, BitSet others) {

        /** What a run on the other folds begins with. */
        Setup setup(Settings settings) {
            return Setup.of(settings, encoding, new RowSubset(encoding.rows(), others), List.of(), DealtRows::heed);
        }

        /** The fold's rows with the predictors' variables as features. */
        RowSource rows() {
            return new RowSubset(encoding.rows(), held);
        }

        /** The fold's rows with the data's columns as features. */
        RowSource columns() {
            return new RowSubset(encoding.columns(), held);
        }
    }

    /** @param folds at least 2 */
    static DealtRows of(Settings settings, Dataset data, int folds) {
        return of(settings, data, Encoding.of(settings, data, DealtRows::heed), folds);
    }

    /** The same with a usual number of folds, or as many as there are rows if that is less. */
    static DealtRows ofUsual(Settings settings, Dataset data, int usual) {
        Encoding encoding = Encoding.of(settings, data, DealtRows::heed);
        return of(settings, data, encoding, (int)
                Math.max(2, Math.min(usual, encoding.rows().rows())));
    }

    private static DealtRows of(Settings settings, Dataset data, Encoding encoding, int folds) {
        List<BitSet> missing =
                settings.missing() == MissingValues.MEAN ? FilledRows.missing(data, encoding.columns()) : null;
        long rows = encoding.rows().rows();
        if (folds > rows || rows - (rows + folds - 1) / folds < 2) {
            throw new InvalidSettingsException(
                    folds + " folds of " + rows + (rows == 1 ? " row" : " rows") + " are "
                            + (folds > rows ? "more than there are rows." : "too few to train on all but one of them."),
                    "Each fold needs a row, and at least two rows must be left to learn from. Give "
                            + (rows < 3 ? "more rows." : "a number of folds from 2 to " + rows + "."));
        }
        return new DealtRows(encoding, missing, deal(Math.toIntExact(rows), folds, settings.seed()));
    }

    /** The fold of each row: rows shuffled and dealt like cards, so that the sizes of folds differ by one at most. */
    static int[] deal(int rows, int folds, long seed) {
        int[] order = new int[rows];
        RandomOrder.fill(order, new Random(seed ^ SALT));
        int[] foldOf = new int[rows];
        for (int i = 0; i < rows; i++) {
            foldOf[order[i]] = i % folds;
        }
        return foldOf;
    }

    boolean intercept() {
        return encoding.predictors().intercept();
    }

    /** How many folds there are. */
    int folds() {
        int most = 0;
        for (int fold : foldOf) {
            most = Math.max(most, fold);
        }
        return most + 1;
    }

    /** A fold, counted from 0. */
    Fold fold(int fold) {
        BitSet held = new BitSet();
        for (int row = 0; row < foldOf.length; row++) {
            held.set(row, foldOf[row] == fold);
        }
        BitSet others = (BitSet) held.clone();
        others.flip(0, foldOf.length);
        Encoding filled =
                missing == null ? encoding : encoding.withColumns(FilledRows.of(encoding.columns(), missing, others));
        return new Fold(filled, held, others);
    }

    /** Gives up when the thread is interrupted. */
    static void heed() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted in a cross-validation");
        }
    }

    static CancellationException interrupted(int fold, int folds) {
        return new CancellationException("interrupted in fold " + (fold + 1) + " of " + folds);
    }

    /** The same problem, with the fold that has it. */
    static UnusableDataException inFold(int fold, int folds, UnusableDataException e) {
        String without = "Without fold " + (fold + 1) + " of " + folds + " there is nothing to train on. ";
        UnusableDataException told = new UnusableDataException(e.problems().stream()
                .map(problem -> new Problem(
                        without + problem.what(),
                        problem.why(),
                        problem.advice().isEmpty() ? "Use more folds, so that each is smaller." : problem.remedy()))
                .toList());
        told.addSuppressed(e);
        return told;
    }
}
