package org.jellygrad.trainer.internal.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.Coefficient;
import org.jellygrad.model.Model;
import org.jellygrad.model.Predictor;
import org.jellygrad.model.formula.Term;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.rows.RetargetedRows;
import org.jellygrad.trainer.internal.setup.Encoding;
import org.jellygrad.trainer.settings.Settings;

/**
 * Whether every prediction that one model can make another can make too: whether the columns of the first lie in the span of the second's.
 *
 * <p>That is so where the second has all its terms. Else one random combination of the first's columns is predicted from the second's: it
 * lies in their span, but for a chance of 0, only if all of the columns do.
 */
public final class Nesting {

    /** The share of the squares that rounding may leave of a column in the span: relative errors of 1e-12. */
    private static final double ROUNDING = 1e-24;

    private Nesting() {}

    /**
     * Whether a model is nested in another on the same rows, or the same model written otherwise.
     *
     * @param model of the first, at its optimum
     * @param first how it was trained
     * @param firstData on what
     * @param second how the other was trained
     * @param secondData on what: the same rows, perhaps with other columns
     */
    public static boolean holds(Model model, Settings first, Dataset firstData, Settings second, Dataset secondData) {
        Encoding smaller = Encoding.of(first, firstData, DealtRows::heed);
        Encoding larger = Encoding.of(second, secondData, DealtRows::heed);
        List<Term> terms = larger.predictors().terms();
        boolean intercept = larger.predictors().intercept();
        if (terms.containsAll(smaller.predictors().terms()) && (intercept || !model.hasIntercept())) {
            return true;
        }
        double[] combined = values(combination(model), smaller.columns());
        Dataset column = Dataset.of("combination", Map.of(model.target(), combined));
        RowSource rows = larger.withColumns(
                        new RetargetedRows(larger.columns(), combined, column.summary(model.target())))
                .rows();
        CondensedRows condensed = CondensedRows.of(rows, terms, intercept, false, second.threads(), DealtRows::heed);
        double total = (intercept ? condensed.totalAboutMean() : condensed.totalAboutZero()).toDouble();
        return condensed.residual().toDouble() <= ROUNDING * total;
    }

    /** The model with each coefficient moved by one to two of its standard errors, so that no column weighs much more than another. */
    private static Model combination(Model model) {
        Random random = new Random(1);
        List<Coefficient> moved = new ArrayList<>();
        for (Coefficient coefficient : model.coefficients()) {
            double error = model.quality().standardErrors().getOrDefault(coefficient.name(), Double.NaN);
            double by = (1 + random.nextDouble()) * step(error, coefficient.centredValue());
            moved.add(new Coefficient(
                    coefficient.term(),
                    coefficient.value() + by,
                    coefficient.centre(),
                    coefficient.centredValue() + by,
                    coefficient.mean(),
                    coefficient.standardised()));
        }
        double constant = step(model.quality().rmse(), model.valueAtCentre());
        return new Model(
                model.target(),
                moved,
                model.categories(),
                model.intercept(),
                model.hasIntercept() ? model.valueAtCentre() + constant : 0,
                null,
                model.quality(),
                model.provenance());
    }

    private static double step(double error, double value) {
        return error > 0 ? error : Math.max(Math.abs(value), 1);
    }

    private static double[] values(Model model, RowSource rows) {
        if (rows.rows() > Integer.MAX_VALUE - 8) {
            throw new UnusableDataException(Problem.mendedBy(
                    "There are " + rows.rows() + " rows, too many to find out which model is nested in which.",
                    "Compare models on a part of the rows."));
        }
        Predictor predictor = model.predictor(rows.features());
        double[] features = new double[rows.features().size()];
        double[] values = new double[(int) rows.rows()];
        int[] row = {0};
        rows.forEach(block -> {
            for (int i = 0; i < block.rows(); i++) {
                System.arraycopy(block.x(), i * features.length, features, 0, features.length);
                values[row[0]++] = predictor.predict(features);
            }
        });
        return values;
    }
}
