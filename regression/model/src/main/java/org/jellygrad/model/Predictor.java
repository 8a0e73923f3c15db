package org.jellygrad.model;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.Quoted;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.expression.RowFunction;
import org.jellygrad.model.formula.UndefinedValue;
import org.jellygrad.model.inference.Inference;

/**
 * A model prepared for rows of some columns: names are looked up once, not for each row. A row is an array with a number for each column,
 * of a text column the {@linkplain org.jellygrad.model.formula.Category#indexOf index} of the level. Immutable and safe to share.
 *
 * <p>Every method that takes a row throws {@link IllegalArgumentException} if the row does not hold one number for each column.
 */
public final class Predictor {
    private final Model model;
    private final List<String> columns;
    private final double valueAtCentre;
    private final Coefficient[] coefficients; // those that take part
    private final RowFunction[] variables;

    Predictor(Model model, List<String> columns) {
        this.model = model;
        this.columns = List.copyOf(columns);
        this.valueAtCentre = model.valueAtCentre();
        this.coefficients = model.coefficients().stream()
                .filter(coefficient -> !coefficient.setAside())
                .toArray(Coefficient[]::new);
        this.variables = new RowFunction[coefficients.length];
        for (int k = 0; k < variables.length; k++) {
            variables[k] = coefficients[k].term().variable().over(this.columns);
        }
    }

    /** {@link Model#predict} of a row. Allocates nothing. */
    public double predict(double... row) {
        requireOneEach("predict", row);
        double sum = valueAtCentre;
        for (int k = 0; k < variables.length; k++) {
            double variable = variables[k].at(row);
            if (!Double.isFinite(variable)) {
                return Double.NaN;
            }
            sum += coefficients[k].centredValue() * coefficients[k].centred(variable);
        }
        return sum;
    }

    /**
     * The largest term in the sum that {@link #predict} computes for a row, in the target's units. A term of 10^d times the prediction
     * costs d digits. Many digits are rarely lost, because powers are taken around the centre.
     */
    public double largestSummand(double... row) {
        requireOneEach("largestSummand", row);
        double largest = Math.abs(valueAtCentre);
        for (int k = 0; k < variables.length; k++) {
            double summand = coefficients[k].centredValue() * coefficients[k].centred(variables[k].at(row));
            largest = Math.max(largest, Math.abs(summand));
        }
        return largest;
    }

    /**
     * {@link Inference#leverage} of a row.
     *
     * @throws IllegalStateException if the model has no inference
     */
    public double leverage(double... row) {
        requireOneEach("leverage", row);
        Inference inference = model.inference();
        if (inference == null) {
            throw new IllegalStateException(Problem.mendedBy(
                            "leverage from a model without inference",
                            "Only a least-squares fit that" + " reached its optimum has it.")
                    .text());
        }
        int ones = model.hasIntercept() ? 1 : 0;
        double[] centred = new double[ones + variables.length];
        centred[0] = 1;
        for (int k = 0; k < variables.length; k++) {
            centred[ones + k] = coefficients[k].centred(variables[k].at(row));
        }
        return inference.leverage(centred);
    }

    /**
     * What each term that takes part adds to the prediction of a row, compared with the {@link #average}. But for rounding, the sum of the
     * contributions is the prediction minus the average.
     */
    public List<Contribution> contributions(double... row) {
        requireOneEach("contributions", row);
        List<Contribution> contributions = new ArrayList<>();
        for (int k = 0; k < variables.length; k++) {
            Coefficient coefficient = coefficients[k];
            double value = coefficient.of(variables[k].at(row));
            contributions.add(new Contribution(
                    coefficient.name(),
                    value,
                    coefficient.mean(),
                    coefficient.value(),
                    coefficient.value() * (value - coefficient.mean())));
        }
        return contributions;
    }

    /**
     * The prediction for a row in which each term has its mean. For a least-squares fit it is the target's mean; without an intercept it is
     * 0.
     */
    public double average() {
        double sum = model.hasIntercept() ? model.intercept() : 0;
        for (Coefficient coefficient : coefficients) {
            sum += coefficient.value() * coefficient.mean();
        }
        return sum;
    }

    /**
     * Why {@link #predict} gives NaN for a row that has no missing cells.
     *
     * @param where the row, as in {@code row 3}
     */
    public UnusableDataException undefined(double[] row, String where) {
        requireOneEach("undefined", row);
        for (int k = 0; k < variables.length; k++) {
            if (!Double.isFinite(variables[k].at(row))) {
                return UndefinedValue.of(coefficients[k].term().variable(), columns, row, where);
            }
        }
        return new UnusableDataException(
                "The prediction in " + where + " is not a number.",
                "The terms are too large for their sum to be a double. Are the units those of the training data?");
    }

    private void requireOneEach(String method, double[] row) {
        if (row.length != columns.size()) {
            throw new InvalidValueException(
                    method + " got " + row.length + " numbers for " + columns.size() + " columns",
                    "Give one number for each of " + Quoted.list(columns) + ".");
        }
    }
}
