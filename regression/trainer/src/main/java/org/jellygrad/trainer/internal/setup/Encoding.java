package org.jellygrad.trainer.internal.setup;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.model.formula.Formula;
import org.jellygrad.model.formula.FormulaException;
import org.jellygrad.model.formula.Predictors;
import org.jellygrad.model.formula.Term;
import org.jellygrad.model.formula.Variable;
import org.jellygrad.trainer.internal.rows.EncodedRows;
import org.jellygrad.trainer.internal.rows.InterruptibleRows;
import org.jellygrad.trainer.internal.rows.RowSubset;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.Settings;

/**
 * A data set encoded as the settings ask: the predictors and their rows.
 *
 * @param predictors what coefficients are multiplied with
 * @param columns the rows with the columns that these are made of as features
 * @param rows the same with the predictors' variables as features
 * @param weightless how many rows are not among them for their weight of 0
 */
public record Encoding(Predictors predictors, RowSource columns, RowSource rows, long weightless) {

    /** The predictors of some columns. */
    private static Encoding of(Predictors predictors, RowSource columns, long weightless) {
        List<Variable> variables =
                predictors.terms().stream().map(Term::variable).distinct().toList();
        return new Encoding(predictors, columns, EncodedRows.of(columns, variables), weightless);
    }

    /** The same predictors of other columns: of the same names, with other values. */
    public Encoding withColumns(RowSource others) {
        return of(predictors, others, weightless);
    }

    /**
     * The terms that the settings choose, over the rows of the data.
     *
     * @param heed called between blocks of rows; what it throws gives the reading up
     */
    public static Encoding of(Settings settings, Dataset data, Runnable heed) {
        Formula formula = ChosenColumns.formula(settings, data);
        try {
            RowSource rows = data.select(
                    formula.selection(data.schema(), Optional.ofNullable(settings.weights()), settings.missing()));
            return encode(formula, new InterruptibleRows(rows, heed), settings, data);
        } catch (FormulaException e) {
            throw InvalidSettingsException.of(e.problems());
        }
    }

    /** The columns that {@code .} in a formula leaves out. */
    private static Set<String> apart(Settings settings) {
        String weights = settings.weights();
        return weights == null ? Set.of() : Set.of(weights);
    }

    private static Encoding encode(Formula formula, RowSource all, Settings settings, Dataset data) {
        RowSource rows = RowSubset.withWeight(all);
        Predictors predictors = formula.predictors(data.schema(), apart(settings), rows::levels);
        if (predictors.intercept()
                && predictors.terms().stream().anyMatch(term -> term.name().equals("intercept"))) {
            throw new InvalidSettingsException(
                    "A feature is called 'intercept'.",
                    "That is the name of the constant, so results could not tell them apart. Rename the column, leave"
                            + " it out of the features, or train without an intercept.");
        }
        return of(predictors, rows, all.rows() - rows.rows());
    }
}
