package org.jellygrad.trainer.settings;

import java.util.List;
import java.util.Locale;
import org.jellygrad.trainer.choice.Choices;
import org.jellygrad.trainer.choice.Entry;

/**
 * The coordinates in which descent happens. Results are always given in the user's units. With {@link #NONE} a penalty applies to the
 * coefficients of the user's columns. With every other scaling it applies to the coefficients of standardised columns.
 */
public enum Scaling {
    /**
     * {@link #STANDARD} while its condition number, a ridge included, is at most 100, {@link #ORTHOGONAL} beyond; with an l1 penalty {@link
     * #STANDARD} or {@link #BALANCED}, whichever has the lower condition number. The default.
     */
    AUTO,
    /** Each column minus its mean, over its population standard deviation; without an intercept, over its root mean square. */
    STANDARD,
    /**
     * Standard columns over √(1 + ridge), ridge = 2·l2/c for a loss whose second derivative is at most c (c = 2 for the squared loss): the
     * objective curves alike along a penalised coefficient and along the intercept, however large the l2 penalty.
     */
    BALANCED,
    /**
     * An orthonormal basis of the columns, each basis vector of mean square 1: the bowl is round whatever the data. With an l2 penalty the
     * basis is that of the standard columns stacked on √(n·ridge)·I, so that loss and penalty together are round. An l1 penalty excludes
     * this scaling, because its kinks lie along the coefficients.
     */
    ORTHOGONAL,
    /** The user's own units. */
    NONE;

    /** The table of the coordinates. */
    public static Choices<Scaling> choices() {
        return Choices.ofConstants(
                "scale",
                List.of(
                        Entry.of(
                                "auto",
                                "standard until the condition number is large, then orthogonal; balanced with an l1 penalty",
                                () -> AUTO),
                        Entry.of("standard", "columns minus mean, over standard deviation", () -> STANDARD),
                        Entry.of("balanced", "the same over the root of 1 + l2", () -> BALANCED),
                        Entry.of(
                                "orthogonal",
                                "an orthonormal basis of the columns, the l2 penalty included",
                                () -> ORTHOGONAL),
                        Entry.of("none", "the data's own", () -> NONE)));
    }

    /** As on the command line: lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
