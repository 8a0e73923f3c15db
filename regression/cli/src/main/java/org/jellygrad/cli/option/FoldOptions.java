package org.jellygrad.cli.option;

import org.jellygrad.cli.problem.Problems;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.trainer.outcome.RidgeSearch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --folds}. */
public final class FoldOptions {

    @Option(
            names = "--folds",
            paramLabel = "K",
            description =
                    "Cross-validate as well: deal the rows, shuffled by the seed, into K folds, and predict each by a"
                            + " model trained on the others. As many folds as rows leave one row out at a time. --l2"
                            + " search deals the rows into as many folds; without --folds into "
                            + RidgeSearch.FOLDS + ", or one for each row if there are fewer rows.")
    private @Nullable Integer folds;

    /** How many; null if nobody said. */
    public @Nullable Integer count() {
        return folds;
    }

    /** Adds a number of folds that cannot be. */
    public void check(@Nullable Dataset data, Problems problems) {
        if (folds != null && folds < 2) {
            problems.add(
                    "--folds " + folds + ": it takes at least two",
                    "Each fold is predicted by a model trained on the others. Give a whole number from 2, as in 5 or"
                            + " 10.");
        } else if (folds != null && data != null && folds > data.rows()) {
            problems.add(
                    "--folds " + folds + ": there are " + data.rows() + " rows",
                    "Each fold needs a row of its own. Give a number from 2 to " + data.rows()
                            + ", which leaves one row out at a time.");
        }
    }
}
