package org.jellygrad.trainer.internal.run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.Model;
import org.jellygrad.model.Predictor;
import org.jellygrad.trainer.internal.descent.RandomOrder;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.design.Estimability;
import org.jellygrad.trainer.internal.design.FilledRows;
import org.jellygrad.trainer.internal.design.RowSubset;
import org.jellygrad.trainer.internal.report.Report;
import org.jellygrad.trainer.internal.resume.FilePlan;
import org.jellygrad.trainer.internal.setup.Encoding;
import org.jellygrad.trainer.internal.setup.Setup;
import org.jellygrad.trainer.outcome.CrossValidation;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;

/** Trains and predicts fold after fold. */
public final class CrossValidator {

    /** Keeps the dealing of the rows from using the numbers of the shuffling. */
    private static final long SALT = 0x1b873593cc9e2d51L;

    private final Settings settings;
    private final Encoding encoding;
    private final @Nullable List<BitSet> missing;
    private final int[] foldOf;

    private CrossValidator(Settings settings, Encoding encoding, @Nullable List<BitSet> missing, int[] foldOf) {
        this.settings = settings;
        this.encoding = encoding;
        this.missing = missing;
        this.foldOf = foldOf;
    }

    /**
     * Of all rows of a data set.
     *
     * @param folds at least 2
     * @param done is told after each fold how many are
     * @throws CancellationException if the thread is interrupted
     */
    public static CrossValidation of(Settings settings, Dataset data, int folds, IntConsumer done) {
        Encoding encoding = Encoding.of(settings, data, CrossValidator::heed);
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
        return new CrossValidator(settings, encoding, missing, deal(Math.toIntExact(rows), folds, settings.seed()))
                .run(folds, done);
    }

    /**
     * The fold of each row: rows shuffled and dealt like cards, so that the sizes of folds differ by one at most.
     */
    public static int[] deal(int rows, int folds, long seed) {
        int[] order = new int[rows];
        RandomOrder.fill(order, new Random(seed ^ SALT));
        int[] foldOf = new int[rows];
        for (int i = 0; i < rows; i++) {
            foldOf[order[i]] = i % folds;
        }
        return foldOf;
    }

    private CrossValidation run(int folds, IntConsumer done) {
        FoldScores pooled = new FoldScores(encoding.predictors().intercept());
        List<CrossValidation.Fold> all = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            try {
                all.add(fold(fold, pooled));
            } catch (UnusableDataException e) {
                throw inFold(fold, folds, e);
            } catch (CancellationException e) {
                throw interrupted(fold, folds);
            }
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted(fold, folds);
            }
            done.accept(fold + 1);
        }
        List<CrossValidation.Scores> scores =
                all.stream().map(CrossValidation.Fold::scores).toList();
        return new CrossValidation(all, pooled.scores(), FoldScores.mean(scores), FoldScores.deviation(scores));
    }

    /** Gives up when the thread is interrupted. */
    private static void heed() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted in a cross-validation");
        }
    }

    private static CancellationException interrupted(int fold, int folds) {
        return new CancellationException("interrupted in fold " + (fold + 1) + " of " + folds);
    }

    private static UnusableDataException inFold(int fold, int folds, UnusableDataException e) {
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

    private CrossValidation.Fold fold(int fold, FoldScores pooled) {
        BitSet held = new BitSet();
        for (int row = 0; row < foldOf.length; row++) {
            held.set(row, foldOf[row] == fold);
        }
        BitSet others = (BitSet) held.clone();
        others.flip(0, foldOf.length);
        Encoding filled =
                missing == null ? encoding : encoding.withColumns(FilledRows.of(encoding.columns(), missing, others));
        Setup setup = Setup.of(settings, filled, new RowSubset(filled.rows(), others), List.of(), CrossValidator::heed);
        Report fit = Pipeline.run(setup, "fold " + (fold + 1), Observers.none(), FilePlan.NONE);
        BitSet determined = determined(setup.data().condensed(), new RowSubset(filled.rows(), held));
        FoldScores own = new FoldScores(encoding.predictors().intercept());
        score(fit.model(), new RowSubset(filled.columns(), held), determined, own, pooled);
        return new CrossValidation.Fold(
                setup.data().source().rows(), own.rows(), held.cardinality() - own.rows(), own.scores(), fit.outcome());
    }

    /** Which of the rows the training rows determine a prediction for, counted from 0. */
    private static BitSet determined(CondensedRows trained, RowSource rows) {
        BitSet determined = new BitSet();
        Estimability estimability = new Estimability(trained);
        int[] row = {0};
        rows.forEach(block -> {
            for (int i = 0; i < block.rows(); i++) {
                determined.set(row[0]++, estimability.holds(block, i));
            }
        });
        return determined;
    }

    private static void score(Model model, RowSource rows, BitSet determined, FoldScores own, FoldScores pooled) {
        Predictor predictor = model.predictor(rows.features());
        double[] features = new double[rows.features().size()];
        int[] row = {0};
        rows.forEach(block -> {
            for (int i = 0; i < block.rows(); i++) {
                System.arraycopy(block.x(), i * features.length, features, 0, features.length);
                if (determined.get(row[0]++)) {
                    double prediction = predictor.predict(features);
                    own.add(prediction, block.y()[i], block.weights()[i]);
                    pooled.add(prediction, block.y()[i], block.weights()[i]);
                }
            }
        });
    }
}
