package org.jellygrad.model.expression;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A number that has a name. */
public enum NamedConstant {
    /** The circumference of a circle over its diameter. */
    PI(Math.PI),
    /** The base of the natural logarithm. */
    E(Math.E);

    private final double value;

    NamedConstant(double value) {
        this.value = value;
    }

    /** The double nearest to it. */
    public double value() {
        return value;
    }

    /** As it is written: {@code pi}, {@code e}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<NamedConstant> of(String text) {
        return Arrays.stream(values())
                .filter(constant -> constant.text().equals(text))
                .findFirst();
    }
}
