package org.jellygrad.playground.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jellygrad.model.expression.Expression;

/** What a run descends on. */
public sealed interface Subject {

    /** As it is typed: an expression, the name of a data set, or columns. */
    String text();

    /** A typed function of its variables. */
    record Function(Expression expression) implements Subject {
        @Override
        public String text() {
            return expression.toString();
        }
    }

    /**
     * The mean squared error of a line on a bundled data set.
     *
     * @param intercept whether the line has an intercept
     */
    record Bundled(String name, boolean intercept) implements Subject {
        @Override
        public String text() {
            return name;
        }
    }

    /**
     * The mean squared error of a line on columns that are written out.
     *
     * @param columns name → numbers, the last of them the target
     * @param intercept whether the line has an intercept
     */
    record Columns(Map<String, double[]> columns, boolean intercept) implements Subject {
        public Columns {
            columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        }

        @Override
        public String text() {
            return String.join(", ", columns.keySet());
        }
    }
}
