package org.jellygrad.trainer.outcome;

import java.util.List;

/**
 * How well the settings predict rows that were not trained on: the rows are dealt into folds, and for each fold a model is trained on all
 * others and predicts it. Each row is predicted once.
 *
 * <p>Source: M. Stone, "Cross-Validatory Choice and Assessment of Statistical Predictions", J. Royal Stat. Soc. B 36 (1974). With as many
 * folds as rows it leaves one out: {@code n·rmse²} of {@link #pooled} is then PRESS, D. M. Allen's prediction sum of squares.
 *
 * @param folds in the order in which rows were dealt into them
 * @param pooled scores of all predictions together; R² is about the mean of all rows predicted
 * @param mean of the folds' scores; NaN where one of them is
 * @param deviation the sample standard deviation of the folds' scores; NaN where one of them is
 */
public record CrossValidation(List<Fold> folds, Scores pooled, Scores mean, Scores deviation) {

    public CrossValidation {
        folds = List.copyOf(folds);
    }

    /**
     * How good predictions are. A row of weight 2 counts as two.
     *
     * @param r2 1 − Σw·r²/Σw·(y − ȳ)², ȳ the mean of the rows predicted, or 0 for a model without an intercept; NaN for a single row
     *     or a constant truth; negative where the predictions are worse than that constant
     * @param rmse √(Σw·r²/Σw), in the target's units
     * @param mae Σw·|r|/Σw, in the target's units
     */
    public record Scores(double r2, double rmse, double mae) {}

    /**
     * One fold.
     *
     * @param trained how many rows its model was trained on
     * @param predicted how many of its rows were predicted
     * @param undetermined how many could not be: their prediction needs a coefficient that the rows trained on do not determine, such as
     *     that of a level of a category which none of them has
     * @param scores of the rows predicted; NaN if there are none
     * @param outcome how training ended
     */
    public record Fold(long trained, long predicted, long undetermined, Scores scores, Outcome outcome) {}

    /** Rows that could not be predicted, of all folds. */
    public long undetermined() {
        return folds.stream().mapToLong(Fold::undetermined).sum();
    }
}
