package org.jellygrad.model;

import org.jellygrad.model.formula.Term;

/**
 * One learned coefficient. The numbers of a term that was set aside are NaN.
 *
 * @param term what it is multiplied with
 * @param value change of the prediction for one unit of the term, in the user's units; NaN where the column was set aside
 *     (constant, duplicate or collinear), as R's NA
 * @param centre the value of the term's variable around which the model predicts; 0 without an intercept
 * @param centredValue the coefficient of (variable − centre)^power in the same model; {@code value} where no power is above 1
 * @param mean of the term over the rows trained on, weights counted; 0 without an intercept
 * @param standardised the coefficient if term and target were measured in their standard deviations: value·sd(term)/sd(target); without an
 *     intercept the deviations are taken about 0; NaN for a constant target
 */
public record Coefficient(
        Term term, double value, double centre, double centredValue, double mean, double standardised) {

    /** The coefficient of a column as it is, whose mean is the centre and whose spread is not known. */
    public static Coefficient of(String column, double value, double centre) {
        return new Coefficient(Term.of(column), value, centre, value, centre, Double.NaN);
    }

    /** The term's name. */
    public String name() {
        return term.name();
    }

    /** Whether the column was set aside and takes no part in predictions. */
    public boolean setAside() {
        return Double.isNaN(value);
    }

    /** (variable − centre)^power. */
    double centred(double variable) {
        return power(variable - centre);
    }

    /** The value of the term for a value of its variable. */
    double of(double variable) {
        return power(variable);
    }

    private double power(double base) {
        double power = base;
        for (int k = 1; k < term.power(); k++) {
            power *= base;
        }
        return power;
    }
}
