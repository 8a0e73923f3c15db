package org.jellygrad.trainer.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows in an explained step.
 *
 * @param columns names of the parameters' columns; {@code 1} for an intercept's in the user's coordinates
 * @param values for each column what its parameter is multiplied with, row by row
 * @param target name of the target
 * @param truth the target, row by row
 * @param predictions row by row
 * @param residuals prediction − truth
 * @param costs what each residual costs, without its weight
 * @param weights of the rows, of mean 1; null where none were chosen
 * @param slopes ∂loss/∂residual of each row: times a column and summed they are that parameter's gradient
 */
public record ExplainedRows(
        List<String> columns,
        double[][] values,
        String target,
        double[] truth,
        double[] predictions,
        double[] residuals,
        double[] costs,
        double @Nullable [] weights,
        double[] slopes) {

    /** How many rows there are. */
    public int count() {
        return truth.length;
    }

    /** The sum over the rows of their slopes times a column: the gradient without a penalty's. */
    public double sum(int column) {
        double sum = 0;
        for (int i = 0; i < slopes.length; i++) {
            sum += slopes[i] * values[column][i];
        }
        return sum;
    }
}
