package org.jellygrad.trainer.internal.setup;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.model.formula.Term;
import org.jellygrad.model.formula.Variable;
import org.jellygrad.trainer.internal.linalg.UpperTriangle;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a run themselves, as columns in descended coordinates: what a step is explained with.
 *
 * @param names of the parameters: intercept first where there is one
 * @param target name of the target
 * @param columns for each parameter what it is multiplied with, row by row; ones for an intercept in the user's coordinates
 * @param y the target, row by row
 * @param weights of the rows, of mean 1; null where none were chosen
 * @param penalised what the penalty is of, from θ; null where it is θ itself
 * @param intercept whether the first parameter is one
 * @param scaling of the coordinates
 * @param toUser the user's parameters at θ
 */
public record StepRows(
        List<String> names,
        String target,
        double[][] columns,
        double[] y,
        double @Nullable [] weights,
        double @Nullable [][] penalised,
        boolean intercept,
        Scaling scaling,
        UnaryOperator<double[]> toUser) {

    /** Reads the rows. The exceptions are those of a run with the same settings. */
    public static StepRows of(Settings settings, Dataset data) {
        Setup setup = Setup.of(settings, data, () -> {});
        TrainingData training = setup.data();
        RowSource source = training.source();
        int n = Math.toIntExact(source.rows());
        boolean intercept = training.condensed().intercept();
        double[][] raw = new double[training.names().size()][n];
        double[] y = new double[n];
        double[] weights = new double[n];
        List<Term> terms = training.condensed().kept().stream()
                .map(training.condensed().frame().terms()::get)
                .toList();
        List<Variable> variables = training.encoding().predictors().terms().stream()
                .map(Term::variable)
                .distinct()
                .toList();
        int[] done = {0};
        source.forEach(block -> {
            for (int i = 0; i < block.rows(); i++, done[0]++) {
                int ones = intercept ? 1 : 0;
                if (intercept) {
                    raw[0][done[0]] = 1;
                }
                for (int j = 0; j < terms.size(); j++) {
                    Term term = terms.get(j);
                    raw[ones + j][done[0]] = Math.pow(block.x(i, variables.indexOf(term.variable())), term.power());
                }
                y[done[0]] = block.y()[i];
                weights[done[0]] = block.weights()[i];
            }
        });
        UpperTriangle toPenalised = settings.penalty().isNone()
                ? null
                : setup.geometry().coordinates().toPenalised();
        Scaling scaling = setup.geometry().coordinates().scaling();
        return new StepRows(
                training.names(),
                source.target(),
                scaling == Scaling.NONE
                        ? raw
                        : times(raw, setup.geometry().coordinates().toUser().toDoubles()),
                y,
                source.weights().isPresent() ? ofMeanOne(weights) : null,
                toPenalised == null ? null : toPenalised.toDoubles(),
                intercept,
                scaling,
                setup.geometry().coordinates()::user);
    }

    /** The same with some of the rows. */
    public StepRows only(int... chosen) {
        double[][] some = new double[columns.length][];
        for (int j = 0; j < columns.length; j++) {
            some[j] = pick(columns[j], chosen);
        }
        return new StepRows(
                names,
                target,
                some,
                pick(y, chosen),
                weights == null ? null : pick(weights, chosen),
                penalised,
                intercept,
                scaling,
                toUser);
    }

    private static double[] pick(double[] values, int... chosen) {
        return Arrays.stream(chosen).mapToDouble(i -> values[i]).toArray();
    }

    /** Columns times a triangle: what θ is multiplied with, where the user's parameters are the triangle times θ. */
    private static double[][] times(double[][] raw, double[][] triangle) {
        double[][] product = new double[raw.length][raw[0].length];
        for (int j = 0; j < raw.length; j++) {
            for (int i = 0; i <= j; i++) {
                for (int row = 0; row < raw[0].length; row++) {
                    product[j][row] += raw[i][row] * triangle[i][j];
                }
            }
        }
        return product;
    }

    private static double[] ofMeanOne(double... weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weights[i] / sum * weights.length;
        }
        return weights;
    }
}
