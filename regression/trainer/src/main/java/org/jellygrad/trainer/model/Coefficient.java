package org.jellygrad.trainer.model;

import org.jellygrad.trainer.term.Term;

/**
 * One learned coefficient.
 *
 * @param term what it is multiplied with
 * @param value change of the prediction for one unit of the term, in the user's units; NaN where the column was set aside
 *     (constant, duplicate or collinear), as R's NA
 * @param centre the value of the term's variable around which the model predicts; 0 without an intercept
 * @param centredValue the coefficient of (variable − centre)^power in the same model; {@code value} where no power is above 1
 */
public record Coefficient(Term term, double value, double centre, double centredValue) {

    /** The coefficient of a column as it is. */
    public static Coefficient of(String column, double value, double centre) {
        return new Coefficient(Term.of(column), value, centre, value);
    }

    /** The term's name. */
    public String name() {
        return term.name();
    }

    /** Whether the column was set aside and takes no part in predictions. */
    public boolean setAside() {
        return Double.isNaN(value);
    }

    /** Its share of a prediction, where the term's variable has this value. */
    double contribution(double variable) {
        double distance = variable - centre;
        double power = 1;
        for (int k = 0; k < term.power(); k++) {
            power *= distance;
        }
        return setAside() ? 0 : centredValue * power;
    }
}
