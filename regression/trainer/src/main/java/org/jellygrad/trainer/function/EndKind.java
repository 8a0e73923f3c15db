package org.jellygrad.trainer.function;

import java.util.Locale;

/** The kind of place where a descent on a function ended. */
public enum EndKind {
    /** The slope is 0, and the function rises to all sides, or is level. */
    MINIMUM,
    /** The slope is 0, and the function rises to some sides and falls to others. */
    SADDLE,
    /** The slope is 0, and the function falls to all sides. */
    HILLTOP,
    /** The function does not change around the point. */
    LEVEL,
    /** The slope is almost 0, and there is no minimum: steps are too short to matter. */
    FLAT,
    /** The points go to and fro and come no nearer. */
    HOVERS,
    /** The last step left the domain of the function. */
    OUTSIDE,
    /** The function falls for ever in the direction of descent. */
    BOTTOMLESS,
    /** The value has grown over ten times its start, or beyond all numbers. */
    RISING,
    /** Descent was still on its way. */
    ON_THE_WAY;

    /** As in JSON: {@code on-the-way}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
