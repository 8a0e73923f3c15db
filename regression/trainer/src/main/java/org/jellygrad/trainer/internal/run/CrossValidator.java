package org.jellygrad.trainer.internal.run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.Model;
import org.jellygrad.model.Predictor;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.design.Estimability;
import org.jellygrad.trainer.internal.report.Report;
import org.jellygrad.trainer.internal.resume.FilePlan;
import org.jellygrad.trainer.internal.setup.Setup;
import org.jellygrad.trainer.outcome.CrossValidation;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StandardErrors;

/** Trains and predicts fold after fold. */
public final class CrossValidator {

    private final Settings settings;
    private final DealtRows dealt;

    private CrossValidator(Settings settings, DealtRows dealt) {
        this.settings = settings;
        this.dealt = dealt;
    }

    /**
     * Of all rows of a data set.
     *
     * @param folds at least 2
     * @param done is told after each fold how many are
     * @throws CancellationException if the thread is interrupted
     */
    public static CrossValidation of(Settings settings, Dataset data, int folds, IntConsumer done) {
        // Nobody sees the standard errors of a fold, and robust ones would take one more read of its rows.
        Settings quick = settings.withStandardErrors(StandardErrors.CLASSIC);
        return new CrossValidator(quick, DealtRows.of(quick, data, folds)).run(folds, done);
    }

    /**
     * The fold of each row: rows shuffled and dealt like cards, so that the sizes of folds differ by one at most.
     */
    public static int[] deal(int rows, int folds, long seed) {
        return DealtRows.deal(rows, folds, seed);
    }

    private CrossValidation run(int folds, IntConsumer done) {
        FoldScores pooled = new FoldScores(dealt.intercept());
        List<CrossValidation.Fold> all = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            try {
                all.add(fold(dealt.fold(fold), fold + 1, pooled));
            } catch (UnusableDataException e) {
                throw DealtRows.inFold(fold, folds, e);
            } catch (CancellationException e) {
                throw DealtRows.interrupted(fold, folds);
            }
            if (Thread.currentThread().isInterrupted()) {
                throw DealtRows.interrupted(fold, folds);
            }
            done.accept(fold + 1);
        }
        List<CrossValidation.Scores> scores =
                all.stream().map(CrossValidation.Fold::scores).toList();
        return new CrossValidation(all, pooled.scores(), FoldScores.mean(scores), FoldScores.deviation(scores));
    }

    private CrossValidation.Fold fold(DealtRows.Fold fold, int number, FoldScores pooled) {
        Setup setup = fold.setup(settings);
        Report fit = Pipeline.run(setup, "fold " + number, Observers.none(), FilePlan.NONE);
        BitSet determined = determined(setup.data().condensed(), fold.rows());
        FoldScores own = new FoldScores(dealt.intercept());
        score(fit.model(), fold.columns(), determined, own, pooled);
        return new CrossValidation.Fold(
                setup.data().source().rows(),
                own.rows(),
                fold.held().cardinality() - own.rows(),
                own.scores(),
                fit.outcome());
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
