package org.jellygrad.trainer.method;

import java.util.Locale;

/** The coordinates in which descent happens. Results are always given in the user's units. */
public enum Scaling {
    /**
     * {@link #STANDARD} while its condition number is at most 100, {@link #ORTHOGONAL} beyond. With a penalty always
     * {@link #STANDARD}: it is one of the columns' own coefficients, and another basis would give it another meaning. The default.
     */
    AUTO,
    /** Each column minus its mean, over its population standard deviation; without an intercept, over its root mean square. */
    STANDARD,
    /** An orthonormal basis of the columns, each basis vector of mean square 1: the bowl is round whatever the data. */
    ORTHOGONAL,
    /** The user's own units. */
    NONE;

    /** As on the command line: lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
