package org.jellygrad.model.formula;

import org.jellygrad.datasets.problem.InvalidValueException;

/**
 * The factor of one coefficient: a variable, or a power of it.
 *
 * @param power at least 1; a model that has a power has all lower ones of the variable too
 */
public record Term(Variable variable, int power) {

    public Term {
        if (power < 1) {
            throw new InvalidValueException(
                    "power " + power + " of " + variable.name(),
                    "A term is a variable to a whole power from 1; the intercept is what is constant.");
        }
    }

    /** A column as it is. */
    public static Term of(String column) {
        return new Term(new Variable.Column(column), 1);
    }

    /** {@code x}, {@code x^2} ... */
    public String name() {
        return power == 1 ? variable.name() : variable.name() + "^" + power;
    }
}
