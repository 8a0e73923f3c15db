package org.jellygrad.datasets;

import static java.util.Objects.requireNonNull;

/**
 * A column of a data set: its name and what its cells hold.
 *
 * @param name the name, as in the header, without blanks around it; never empty
 * @param kind what the cells hold
 */
public record Column(String name, Kind kind) {

    /** What the cells of a column hold. */
    public enum Kind {
        /** Every cell is a number or missing. */
        NUMERIC,
        /** At least one cell is neither a number nor missing. */
        TEXT
    }

    public Column {
        requireNonNull(kind, "kind");
        if (name.isBlank()) {
            throw new IllegalArgumentException("A column needs a name.");
        }
    }

    /** Whether every cell is a number or missing. */
    public boolean isNumeric() {
        return kind == Kind.NUMERIC;
    }
}
