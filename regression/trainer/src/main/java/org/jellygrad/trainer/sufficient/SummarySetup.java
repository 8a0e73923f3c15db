package org.jellygrad.trainer.sufficient;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.formula.Term;
import org.jellygrad.model.formula.Variable;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.design.Frame;
import org.jellygrad.trainer.internal.design.RowSums;
import org.jellygrad.trainer.internal.linalg.CrossProducts;
import org.jellygrad.trainer.internal.setup.Encoding;
import org.jellygrad.trainer.internal.setup.Setup;
import org.jellygrad.trainer.internal.setup.TrainingData;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StandardErrors;

/** What a run on statistics begins with: the pipeline's first value, without rows. */
final class SummarySetup {

    private SummarySetup() {}

    static Setup of(Moments moments, Settings settings, Runnable heed) {
        List<Problem> problems = problems(settings);
        if (!problems.isEmpty()) {
            throw InvalidSettingsException.of(problems);
        }
        SummaryColumns columns = moments.columns();
        CondensedRows condensed = condensed(moments, settings.penalty().l2() > 0);
        if (moments.rows() < 2 && columns.predictors().intercept()) {
            throw new UnusableDataException(
                    "There is only one row to learn from.",
                    "Any line through one point fits it, so nothing can be learned. Add rows, then fit.");
        }
        GoneRows rows = new GoneRows(moments);
        Encoding encoding =
                new Encoding(columns.predictors(), rows, rows, moments.tally().weightless());
        return Setup.of(told(settings, columns), TrainingData.of(rows, null, encoding, condensed, List.of()), heed);
    }

    /** What keeps these settings from sums. */
    static List<Problem> problems(Settings settings) {
        List<Problem> problems = new ArrayList<>(settings.problems());
        if (settings.missing() == MissingValues.MEAN) {
            problems.addAll(SummaryRows.means().problems());
        }
        if (!settings.loss().isParabola()) {
            problems.add(needed("The " + settings.loss().text() + " loss", "`loss mse`"));
        }
        if (!settings.batching().isFull()) {
            problems.add(needed("`batching " + settings.batching().text() + "`", "`batching full`"));
        }
        if (settings.validation() > 0) {
            problems.add(needed("`validation " + settings.validation() + "`", "`validation 0`"));
        }
        if (settings.standardErrors() == StandardErrors.HC3) {
            problems.add(needed("`standardErrors hc3`", "`standardErrors classic`"));
        }
        return problems;
    }

    private static Problem needed(String what, String instead) {
        return Problem.mendedBy(
                what + " needs the rows, of which statistics keep only sums.",
                "Use " + instead + ", or train on the rows themselves.");
    }

    /** The settings with what the statistics say of columns in their place, as the model tells them. */
    private static Settings told(Settings settings, SummaryColumns columns) {
        return settings.withTarget(null)
                .withFeatures(List.of())
                .withFormula(null)
                .withDegree(columns.predictors().terms().stream()
                        .mapToInt(Term::power)
                        .max()
                        .orElse(1))
                .withIntercept(columns.predictors().intercept())
                .withWeights(columns.weights());
    }

    /** Each variable in a power of two near its spread: the frame's other numbers are compared with 1. */
    static CondensedRows condensed(Moments given, boolean ridge) {
        if (given.rows() == 0) {
            throw new UnusableDataException("There are no rows yet.", "Add rows, then solve.");
        }
        SummaryColumns columns = given.columns();
        boolean intercept = columns.predictors().intercept();
        Moments moments = intercept ? given : given.from(new double[columns.width()]);
        List<Variable> variables = columns.variables();
        List<Term> terms = columns.predictors().terms();
        int[] exponents = new int[variables.size()];
        int[] units = new int[columns.width()];
        for (int j = 0; j < terms.size(); j++) {
            int variable = variables.indexOf(terms.get(j).variable());
            if (terms.get(j).power() == 1) {
                double square = moments.products().get(1 + j, 1 + j).toDouble() / moments.weight();
                exponents[variable] = square == 0 ? 0 : Math.getExponent(Math.sqrt(square)) + 1;
            }
            units[1 + j] = terms.get(j).power() * exponents[variable];
        }
        CrossProducts products = new CrossProducts(columns.width());
        for (int i = 0; i < units.length; i++) {
            for (int j = i; j < units.length; j++) {
                products.set(i, j, moments.products().get(i, j).timesPowerOfTwo(-units[i] - units[j]));
            }
        }
        Frame frame = columns.frame(exponents, moments.origins());
        RowSums sums = new RowSums(
                products, moments.rows(), moments.tally().logWeight(), intercept, moments.origins()[units.length - 1]);
        return CondensedRows.of(sums, frame, ridge, new GoneRows(moments));
    }
}
