package org.jellygrad.trainer.term;

import java.util.List;

/** A number for each row, made of the row's columns. */
public sealed interface Variable {

    /** As it appears in formulas, tables and saved models. */
    String name();

    /** The columns it is made of, in the order in which {@link #value} takes them. */
    List<String> columns();

    /** Its value where its columns have these values. */
    double value(double... columns);

    /** A numeric column as it is. */
    record Column(String name) implements Variable {
        @Override
        public List<String> columns() {
            return List.of(name);
        }

        @Override
        public double value(double... columns) {
            return columns[0];
        }
    }
}
